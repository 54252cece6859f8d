import { invalid, Problem } from '../../errors.ts'
import type { Client } from '../../models/Client.ts'
import { newId } from '../../models/columns.ts'
import { Provider, type Service } from '../../models/Provider.ts'
import { Referral, type Urgency } from '../../models/Referral.ts'
import { type Piece, ReferralDisclosure } from '../../models/ReferralDisclosure.ts'
import { ReferralMove } from '../../models/ReferralMove.ts'
import { newReference } from '../../models/reference.ts'
import { changedFields, given } from '../changes.ts'
import type { Context } from '../context.ts'
import { hold } from '../hold.ts'
import { record } from '../record.ts'

export interface ReferralInput {
  providerId: string
  service: Service
  urgency: Urgency
  reason: string
  /** The pieces of the file that may be disclosed. Nothing else leaves. */
  pieces: Piece[]
  safeContact?: string | null | undefined
  /** Which interpreter is needed, in words. */
  interpreter?: string | null | undefined
}

/** Drafts a referral of a client. Throws 422 unless the provider is there and gives the service. */
export async function draftReferral(
  context: Context,
  client: Client,
  { pieces, ...input }: ReferralInput,
): Promise<Referral> {
  const { id: actorId } = context.actor
  const referral = await Referral.create({
    id: newId(),
    ...given(input),
    reference: newReference('RF'),
    clientId: client.id,
    layer: await layerOf(input),
    state: 'draft',
    referredBy: actorId,
    ownerId: actorId,
  })
  await disclose(referral, pieces)
  await ReferralMove.create({
    id: newId(),
    referralId: referral.id,
    toState: 'draft',
    movedBy: actorId,
    movedAs: 'referrer',
    movedAt: context.now,
  })
  await record(context, 'referral.drafted', referral, { records: [client.id, input.providerId] })
  return referral
}

export type ReferralChange = { [Field in keyof ReferralInput]?: ReferralInput[Field] | undefined }

/** Changes a draft: only the fields that are given. Throws 409 when it is none any more, 422 as for a new one. */
export async function changeReferral(
  context: Context,
  referral: Referral,
  { pieces, ...change }: ReferralChange,
): Promise<void> {
  if (referral.state !== 'draft') throw new Problem('illegal-state', 'Only a draft can be changed')
  const layer = await layerOf({ ...referral.get(), ...given(change) })
  const fields = changedFields(referral, change)
  await referral.update({ ...given(change), layer })
  if (pieces) await disclose(referral, pieces)
  await record(context, 'referral.changed', referral, { fields: pieces ? [...fields, 'pieces'] : fields })
}

/** The layer of a service at a provider. Throws 422 where the provider has ended or does not give it. */
export async function layerOf({ providerId, service }: Pick<ReferralInput, 'providerId' | 'service'>) {
  // Held, so that it does not end at the same moment.
  await hold(Provider, providerId)
  const provider = await Provider.findOne({ where: { id: providerId, status: 'active' } })
  if (!provider) throw invalid('/providerId', 'no provider that takes referrals')
  const offered = provider.services.find(one => one.service === service)
  if (!offered) throw invalid('/service', 'this provider does not give it')
  return offered.layer
}

async function disclose({ id: referralId }: Referral, pieces: readonly Piece[]): Promise<void> {
  await ReferralDisclosure.destroy({ where: { referralId } })
  for (const piece of pieces) await ReferralDisclosure.create({ referralId, piece })
}

/** The pieces of the file that a referral discloses. */
export async function piecesOf(referralId: string): Promise<Piece[]> {
  const rows = await ReferralDisclosure.findAll({ where: { referralId }, order: ['piece'] })
  return rows.map(({ piece }) => piece)
}
