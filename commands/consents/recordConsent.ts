import { invalid, Problem } from '../../errors.ts'
import type { Client } from '../../models/Client.ts'
import { agreeingKinds, Consent, type ConsentPurpose } from '../../models/Consent.ts'
import type { DataKind } from '../../models/ConsentScope.ts'
import { OPEN_END } from '../../models/columns.ts'
import { given } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { askBack } from './askBack.ts'
import { closeOffers } from './closeOffers.ts'
import { addEvent, dataKindsOf, endingOf, endOf, refuseEnded } from './events.ts'
import { type Recipient, refuseImpossible, refuseRecipient, type Told } from './refuseImpossible.ts'

export interface Given extends Told, Recipient {
  kind: 'given'
  purpose: ConsentPurpose
  dataKinds: DataKind[]
  validFrom?: string | undefined
  expiresOn?: string | undefined
}

export interface Refused extends Told, Recipient {
  kind: 'refused'
  purpose: ConsentPurpose
  dataKinds?: DataKind[] | undefined
}

export interface Limited extends Told {
  kind: 'limited'
  /** The consent that this one narrows, and so ends. */
  endsId: string
  dataKinds: DataKind[]
  expiresOn?: string | undefined
}

export type NewConsent = Given | Refused | Limited

/**
 * Adds what a client said to the ledger: agreed, agreed to less, or refused. Throws 422 for what cannot be, and for a
 * limitation that does not narrow a consent of this client; 409 where a consent for the same recipient and purpose would
 * overlap, where somebody refuses what they have given and must withdraw, and where what is narrowed has ended already.
 */
export async function recordConsent(
  context: Context,
  client: Client,
  input: NewConsent,
  publicUrl: string,
): Promise<Consent> {
  await refuseImpossible(context, client, input)
  if (input.kind === 'given') return give(context, client, input)
  if (input.kind === 'limited') return limit(context, client, input)
  return refuse(context, client, input, publicUrl)
}

async function give(context: Context, client: Client, input: Given): Promise<Consent> {
  const { dataKinds, validFrom = input.occurredOn, expiresOn = OPEN_END } = input
  refuseRecipient(input)
  if (validFrom < input.occurredOn) throw invalid('/validFrom', 'before it was given')
  if (expiresOn < validFrom) throw invalid('/expiresOn', 'before it begins')
  if (await overlapping(client, input, { validFrom, expiresOn })) {
    throw new Problem(
      'conflict',
      'A consent for this recipient and purpose holds in that time; withdraw it first',
    )
  }
  const event = {
    ...toldOf(context, input),
    ...recipientOf(input),
    clientId: client.id,
    validFrom,
    expiresOn,
  }
  const added = await addEvent(context, { ...event, kind: 'given', purpose: input.purpose }, dataKinds)
  await record(context, 'consent.recorded', added, about(added))
  return added
}

async function refuse(context: Context, client: Client, input: Refused, publicUrl: string): Promise<Consent> {
  const { purpose, dataKinds = [], occurredOn: validFrom } = input
  refuseRecipient(input)
  if (await overlapping(client, input, { validFrom: context.today, expiresOn: OPEN_END })) {
    throw new Problem('illegal-state', 'The client has given this consent; withdraw it')
  }
  const event = { ...toldOf(context, input), ...recipientOf(input), clientId: client.id, validFrom }
  const added = await addEvent(context, { ...event, kind: 'refused', purpose }, dataKinds)
  await closeOffers(context, added, publicUrl)
  await record(context, 'consent.refused', added, about(added))
  return added
}

async function limit(context: Context, client: Client, input: Limited): Promise<Consent> {
  const where = { id: input.endsId, clientId: client.id }
  const earlier = await Consent.findOne({ where, lock: true })
  if (!earlier) throw invalid('/endsId', 'no consent of this client')
  await refuseEnded(context, earlier)
  const { dataKinds, occurredOn, expiresOn = earlier.expiresOn } = input
  const before = await dataKindsOf(earlier)
  refuseWider(input, { before, until: earlier.expiresOn })
  if (occurredOn < earlier.occurredOn) throw invalid('/occurredOn', 'before what it limits')
  // What was to begin later still does.
  const validFrom = earlier.validFrom > occurredOn ? earlier.validFrom : occurredOn
  if (expiresOn < validFrom) throw invalid('/expiresOn', 'before it begins')
  const event = {
    ...toldOf(context, input),
    ...endingOf(earlier, { kind: 'limited', occurredOn }),
    ...{ validFrom, expiresOn },
  }
  const added = await addEvent(context, event, dataKinds)
  await askBack(
    context,
    client,
    added,
    before.filter(kind => !dataKinds.includes(kind)),
  )
  await record(context, 'consent.limited', added, about(added))
  return added
}

function refuseWider(
  { dataKinds, expiresOn }: Limited,
  { before, until }: { before: DataKind[]; until: string },
): void {
  const wider = dataKinds.findIndex(kind => !before.includes(kind))
  if (wider >= 0) throw invalid(`/dataKinds/${wider}`, 'the client had not agreed to this')
  if (expiresOn !== undefined && expiresOn > until) throw invalid('/expiresOn', 'later than what it limits')
  if (dataKinds.length === before.length && (expiresOn ?? until) === until) {
    throw invalid('/dataKinds', 'limits nothing')
  }
}

interface Span {
  validFrom: string
  expiresOn: string
}

/** Whether a consent that no event has ended holds on a day of the span. Two others with names are never the same. */
async function overlapping(
  { id: clientId }: Client,
  { purpose, recipientKind, firmId, providerId }: Given | Refused,
  span: Span,
): Promise<boolean> {
  if (recipientKind === 'other') return false
  const recipient = given({ recipientKind, firmId, providerId })
  const where = { clientId, purpose, ...recipient, kind: [...agreeingKinds] }
  for (const other of await Consent.findAll({ where })) {
    const meets = other.validFrom <= span.expiresOn && span.validFrom <= other.expiresOn
    if (meets && !(await endOf(other))) return true
  }
  return false
}

const toldOf = (context: Context, { explainedById, ...input }: Told) => ({
  occurredOn: input.occurredOn,
  noticeVersion: input.noticeVersion,
  language: input.language,
  explainedBy: explainedById ?? context.actor.id,
  interpreter: input.interpreter ?? null,
  proof: input.proof ?? null,
  proofFileId: input.proofFileId ?? null,
  witness: input.witness ?? null,
  caregiver: input.caregiver ?? null,
  caregiverAgreed: input.caregiverAgreed ?? null,
  childAssent: input.childAssent ?? null,
  reason: input.reason ?? null,
})

const recipientOf = ({ recipientKind, firmId, providerId, recipientName }: Recipient) => ({
  ...{ recipientKind, firmId: firmId ?? null, providerId: providerId ?? null },
  recipientName: recipientName ?? null,
})

/** Which records an entry of the log names beside the event. */
export const about = ({ clientId, firmId, providerId }: Consent) => ({
  records: [clientId, firmId, providerId].flatMap(id => id ?? []),
})
