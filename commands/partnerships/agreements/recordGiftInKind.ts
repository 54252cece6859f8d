import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind, type GiftKind } from '../../../models/GiftInKind.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { signedOfYear } from './signedOfYear.ts'

export interface GiftInput {
  givenOn: string
  kind: GiftKind
  description: string
  quantity?: string | null | undefined
  days?: number | null | undefined
  valuationMinor?: number | null | undefined
  currency?: string | null | undefined
  valuationBasis?: string | null | undefined
  /** The year of the agreement that it was given for. */
  partnershipYear?: number | undefined
}

/**
 * Records something that a firm gave in kind. Throws 422 for a day to come or a year without an agreement, 409 when
 * that agreement is a draft.
 */
export async function recordGiftInKind(context: Context, firm: Firm, input: GiftInput): Promise<GiftInKind> {
  const { partnershipYear, ...given } = input
  refuseFuture(context, '/givenOn', input.givenOn)
  const partnership = partnershipYear
    ? await signedOfYear(firm.id, partnershipYear, '/partnershipYear')
    : null
  const gift = await GiftInKind.create({
    ...given,
    quantity: given.quantity ?? null,
    days: given.days ?? null,
    valuationMinor: given.valuationMinor ?? null,
    currency: given.currency ?? null,
    valuationBasis: given.valuationBasis ?? null,
    partnershipId: partnership?.id ?? null,
    firmId: firm.id,
    recordedBy: context.actor.id,
  })
  await record(context, 'gift.recorded', gift, { fields: Object.keys(input), records: [firm.id] })
  return gift
}
