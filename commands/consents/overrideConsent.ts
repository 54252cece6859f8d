import { shiftDays } from '../../jurisdictions/days.ts'
import type { Client } from '../../models/Client.ts'
import type { ConsentPurpose } from '../../models/Consent.ts'
import { ConsentOverride } from '../../models/ConsentOverride.ts'
import type { DataKind } from '../../models/ConsentScope.ts'
import { newId } from '../../models/columns.ts'
import type { Context } from '../context.ts'
import { type Letter, writeMail } from '../mail/writeMail.ts'
import { record } from '../record.ts'
import { openTask } from '../tasks/openTask.ts'
import { addressesOfRole } from './addressesAt.ts'
import { type Recipient, refuseRecipient } from './refuseImpossible.ts'

const HOUR = 3_600_000
/** The longest that an override lasts, in hours, and the days within which it is reviewed. The centre's own rules. */
export const MOST_HOURS = 72
const REVIEW_DAYS = 3

export interface NewOverride extends Recipient {
  purpose: ConsentPurpose
  dataKinds: DataKind[]
  reason: string
  /** How long it lasts, 1 to MOST_HOURS. */
  hours: number
}

/**
 * Lets something be disclosed without consent, to prevent serious harm: for some hours, for a reason. It opens no lease. The
 * data protection officers learn of it at once, and it stays open until a second person has judged it.
 */
export async function overrideConsent(
  context: Context,
  client: Client,
  input: NewOverride,
): Promise<ConsentOverride> {
  const { purpose, recipientKind, firmId, providerId, recipientName, dataKinds, reason, hours } = input
  refuseRecipient(input)
  const made = await ConsentOverride.create({
    id: newId(),
    ...{ clientId: client.id, purpose, recipientKind, dataKinds, reason },
    ...{ firmId: firmId ?? null, providerId: providerId ?? null, recipientName: recipientName ?? null },
    ...{ madeBy: context.actor.id, madeAt: context.now },
    endsAt: new Date(context.now.getTime() + hours * HOUR),
  })
  await askForReview(context, client, made)
  const records = [client.id, firmId, providerId].flatMap(id => id ?? [])
  await record(context, 'consent.overridden', made, { records })
  return made
}

/** How the task to review is found again. */
export const reviewTask = (id: string) => ({ kind: 'override-review', key: `override-review ${id}` })

async function askForReview(context: Context, client: Client, { id }: ConsentOverride): Promise<void> {
  const dueOn = shiftDays(context.today, REVIEW_DAYS)
  const letter = letterAbout(client, dueOn)
  for (const address of await addressesOfRole('data_protection_officer', client.id)) {
    await writeMail(context, address, letter)
  }
  const note = `A consent of ${client.reference} was overridden. Somebody other than who did it reviews it.`
  await openTask(context, { ...reviewTask(id), clientId: client.id, owedBy: 'director', dueOn, note })
}

const letterAbout = ({ reference }: Client, dueOn: string): Letter => ({
  kind: 'consent-override',
  subject: `A consent was overridden: ${reference}`,
  lines: [
    `a director has overridden the consent of ${reference} to prevent serious harm.`,
    '',
    `The reason stands in Causeway. Please sign in and review it by ${dueOn}, unless another director does.`,
  ],
})
