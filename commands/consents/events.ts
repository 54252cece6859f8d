import type { CreationAttributes } from 'sequelize'
import { Problem } from '../../errors.ts'
import { agreeingKinds, Consent } from '../../models/Consent.ts'
import { ConsentScope, type DataKind, dataKinds } from '../../models/ConsentScope.ts'
import { newId } from '../../models/columns.ts'
import type { Context } from '../context.ts'
import { tellOfConsentEnd } from '../psychosocial/reports/tellOfConsentEnd.ts'
import { writeAgreements } from '../psychosocial/writeAgreements.ts'
import { settleTasks } from '../tasks/settleTask.ts'

type Event = Omit<CreationAttributes<Consent>, 'id' | 'recordedBy' | 'createdAt'>

/** Adds one event to the ledger, with the kinds of data that it names. Nothing of it is ever changed. */
export async function addEvent(context: Context, event: Event, kinds: readonly DataKind[]): Promise<Consent> {
  const recordedBy = context.actor.id || null
  const added = await Consent.create({ id: newId(), ...event, recordedBy, createdAt: context.now })
  await ConsentScope.bulkCreate(kinds.map(dataKind => ({ consentId: added.id, dataKind })))
  if (added.purpose === 'referral' && added.providerId) {
    await writeAgreements({ clientId: added.clientId, providerId: added.providerId })
  }
  if (added.endsId) await settleTasks(context, expiringTask(added.endsId), { state: 'dropped' })
  await tellOfConsentEnd(context, added)
  return added
}

/** How the task about a consent that soon runs out is found again. */
export const expiringTask = (consentId: string) => ({
  ...{ kind: 'consent-expiring', key: `consent-expiring ${consentId}` },
})

/** The event that ends another; its purpose and recipient are those of the one that it ends. */
export function endingOf(
  ended: Consent,
  { kind, occurredOn }: Pick<Event, 'kind' | 'occurredOn'>,
): Event & { endsId: string } {
  const { clientId, purpose, recipientKind, firmId, providerId } = ended
  const recipient = { recipientKind, firmId, providerId, recipientName: ended.recipientName ?? null }
  return { ...recipient, clientId, purpose, kind, endsId: ended.id, occurredOn, validFrom: occurredOn }
}

/** The kinds of data that an event names, in the order of the closed list. */
export async function dataKindsOf({ id: consentId }: Consent): Promise<DataKind[]> {
  const named = new Set((await ConsentScope.findAll({ where: { consentId } })).map(one => one.dataKind))
  return dataKinds.filter(kind => named.has(kind))
}

/** The event that ended another, if one did. Whoever adds one has locked the event that it would end. */
export const endOf = ({ id }: Consent): Promise<Consent | null> =>
  Consent.findOne({ where: { endsId: id }, lock: true })

/** Refuses (409) to end what agrees to nothing, what an event ended already, and what ran out. */
export async function refuseEnded({ today }: Context, consent: Consent): Promise<void> {
  if (!agreeingKinds.some(kind => kind === consent.kind)) {
    throw new Problem('illegal-state', `This event is ${consent.kind}; only a consent can end`)
  }
  const end = await endOf(consent)
  if (end || consent.expiresOn < today) {
    throw new Problem('illegal-state', `This consent has ended already: ${end?.kind ?? 'expired'}`)
  }
}
