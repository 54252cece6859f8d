import { type InputIssue, invalid, Problem } from '../../errors.ts'
import type { BirthDate, Client } from '../../models/Client.ts'
import type { ChildAssent, ConsentKind, ConsentProof, RecipientKind } from '../../models/Consent.ts'
import { ConsentProof as Proof } from '../../models/ConsentProof.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { refuseFuture } from '../partnerships/refuseFuture.ts'

/** How an event came about: on which day, by what words, with whom, and how it is proved. */
export interface Told {
  occurredOn: string
  noticeVersion: string
  /** A language tag. */
  language: string
  /** Who explained it, of the people of the centre; whoever records it, where nobody is named. */
  explainedById?: string | undefined
  interpreter?: string | undefined
  proof?: ConsentProof | undefined
  proofFileId?: string | undefined
  witness?: string | undefined
  caregiver?: string | undefined
  caregiverAgreed?: boolean | undefined
  childAssent?: ChildAssent | undefined
  reason?: string | undefined
}

/** For whom: a firm or a provider that is known here, or somebody whose name is written down. The centre needs no name. */
export interface Recipient {
  recipientKind: RecipientKind
  firmId?: string | undefined
  providerId?: string | undefined
  recipientName?: string | undefined
}

/**
 * Refuses (422) what cannot be: a day to come, a day before its notice existed, an explainer who is not of the centre, a
 * proof that is not there, and the consent of a child without caregiver and assent.
 */
export async function refuseImpossible(
  context: Context,
  client: Client,
  event: Told & { kind: ConsentKind },
): Promise<void> {
  refuseFuture(context, '/occurredOn', event.occurredOn)
  refuseBeforeNotice(event)
  await refuseStranger(event.explainedById)
  await refuseUnproved(client, event)
  if (event.kind === 'given') refuseChildAlone(client, event)
}

/** A version that is written as a year and a month, or a day, says since when the notice exists. */
function refuseBeforeNotice({ noticeVersion, occurredOn }: Told): void {
  const since = /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(noticeVersion) ? noticeVersion : ''
  if (occurredOn.slice(0, since.length) < since) {
    throw invalid('/occurredOn', 'before this version of the notice existed')
  }
}

async function refuseStranger(id: string | undefined): Promise<void> {
  if (id === undefined) return
  const found = await User.count({ where: { id, firmId: null } })
  if (found === 0) throw invalid('/explainedById', 'nobody of the centre')
}

async function refuseUnproved({ id: clientId }: Client, event: Told): Promise<void> {
  const { proof, proofFileId: fileId, witness } = event
  if (['scan', 'recording'].includes(proof ?? '') && !fileId) throw invalid('/proofFileId', 'is missing')
  if (proof === 'witness' && !witness) throw invalid('/witness', 'is missing')
  if (fileId && (await Proof.count({ where: { clientId, fileId } })) === 0) {
    throw invalid('/proofFileId', 'no file that proves something of this client')
  }
}

/**
 * A child's consent needs the caregiver's, and the child's own assent unless the child is too young to be asked (the
 * Convention on the Rights of the Child calls everybody under 18 a child, article 1, and lets them be heard, article 12).
 */
function refuseChildAlone({ birthDate }: Client, event: Told): void {
  const asked = event.caregiver !== undefined || event.caregiverAgreed !== undefined
  if (!mayBeChild(birthDate, event.occurredOn) && !asked) return
  const errors: InputIssue[] = []
  const need = (there: boolean, pointer: string, detail: string) => {
    if (!there) errors.push({ pointer, detail })
  }
  need(event.caregiver !== undefined, '/caregiver', 'is missing')
  need(event.caregiverAgreed === true, '/caregiverAgreed', 'the caregiver has not agreed')
  need(event.childAssent !== undefined, '/childAssent', 'is missing')
  if (errors.length > 0) throw new Problem('invalid-input', 'Some of the input is not right', { errors })
}

/**
 * Whether somebody may be under 18 on a day. Of a year or a month the last day counts, the youngest that they can be.
 * Somebody whose birth date is not known at all is taken for an adult.
 */
function mayBeChild(birthDate: BirthDate | null, on: string): boolean {
  if (!birthDate) return false
  const { date } = birthDate
  const latest = date + '-12-31'.slice(date.length - 4)
  return `${Number(latest.slice(0, 4)) + 18}${latest.slice(4)}` > on
}

/** Refuses (422) a recipient who is named twice or not at all. */
export function refuseRecipient({ recipientKind, firmId, providerId, recipientName }: Recipient): void {
  const named = {
    firmId: recipientKind === 'firm',
    providerId: recipientKind === 'provider',
    recipientName: recipientKind === 'other',
  }
  for (const [field, value] of Object.entries({ firmId, providerId, recipientName })) {
    const needed = named[field as keyof typeof named]
    if (needed && value === undefined) throw invalid(`/${field}`, 'is missing')
    if (!needed && value !== undefined) throw invalid(`/${field}`, `does not name a ${recipientKind}`)
  }
}
