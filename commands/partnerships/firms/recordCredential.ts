import { invalid, Problem } from '../../../errors.ts'
import { Credential, type CredentialKind } from '../../../models/Credential.ts'
import { newId, OPEN_END } from '../../../models/columns.ts'
import type { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { settleRenewals } from './askToRenew.ts'

export interface CredentialInput {
  kind: CredentialKind
  /** Where it entitles to practise, such as HK. */
  jurisdiction?: string | null | undefined
  number?: string | null | undefined
  startsOn: string
  /** The last day. Without it, it holds until further notice. */
  endsOn?: string | undefined
}

const ofAPlace: readonly CredentialKind[] = ['practising-certificate', 'foreign-registration']

/**
 * Records what entitles a lawyer to the work. Throws 422 for an induction (it comes from attending a training), for one
 * that does not hold today, and for a certificate that names no place; 409 when the same is recorded already.
 */
export async function recordCredential(
  context: Context,
  lawyer: User,
  { endsOn = OPEN_END, ...input }: CredentialInput,
): Promise<Credential> {
  refuseUnsound(context, { ...input, endsOn })
  const { kind, startsOn } = input
  const jurisdiction = input.jurisdiction ?? null
  const same = { userId: lawyer.id, kind, jurisdiction, startsOn }
  const others = await Credential.findAll({ where: same, lock: true })
  if (others.some(other => other.endsOn >= endsOn)) {
    throw new Problem('conflict', 'This credential is recorded already')
  }
  const credential = await Credential.create({
    id: newId(),
    ...same,
    number: input.number ?? null,
    endsOn,
    recordedBy: context.actor.id,
  })
  await settleRenewals(context, credential)
  await record(context, 'credential.recorded', credential, { records: [lawyer.id], outcome: kind })
  return credential
}

function refuseUnsound(
  context: Context,
  { kind, jurisdiction, startsOn, endsOn }: CredentialInput & { endsOn: string },
): void {
  if (kind === 'induction') throw invalid('/kind', 'comes from attending an induction training; record that')
  if (ofAPlace.includes(kind) && !jurisdiction) throw invalid('/jurisdiction', 'is missing')
  refuseFuture(context, '/startsOn', startsOn)
  if (endsOn < startsOn) throw invalid('/endsOn', 'before the first day')
  if (endsOn < context.today) throw invalid('/endsOn', 'lies in the past')
}
