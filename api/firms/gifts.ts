import { recordGiftInKind } from '../../commands/partnerships/agreements/recordGiftInKind.ts'
import { withdrawGiving } from '../../commands/partnerships/agreements/withdrawGiving.ts'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { GiftInKind } from '../../models/GiftInKind.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { FirmsGift, GiftAnswer, GiftPage, NewGift } from './gifts-schema.ts'
import { presentGift } from './present.ts'
import { giftsOf, partnershipsOfFirm } from './query.ts'
import { FirmsOwn, Withdrawal } from './schema.ts'

export const list = endpoint({
  summary: 'What a firm gave in kind, newest first',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: GiftPage },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
    const { items, next } = await giftsOf(firm.id, query)
    const agreements = await partnershipsOfFirm(firm.id)
    return ok({ items: items.map(gift => presentGift(gift, agreements)), next })
  },
})

export const add = endpoint({
  summary: 'Record what a firm gave in kind, with its value if one is stated',
  policy: { may: ['record-payment', 'Firm'] },
  params: byId,
  body: NewGift,
  answer: { status: 201, schema: GiftAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'record-payment', Firm, params.id)
    const gift = await recordGiftInKind(context, firm, body)
    const seen = presentGift(gift, await partnershipsOfFirm(firm.id))
    return created(`/api/v1/firms/${firm.id}/gifts-in-kind`, seen)
  },
})

export const withdrawal = endpoint({
  summary: 'Take back a gift that was recorded wrongly; it stays as withdrawn, and counts no more',
  policy: { may: ['record-payment', 'Firm'] },
  params: FirmsGift,
  body: Withdrawal,
  answer: { status: 200, schema: GiftAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'record-payment', Firm, params.id)
    const where = { id: params.giftId, firmId: firm.id }
    const gift = await GiftInKind.findOne({ where, lock: true })
    if (!gift) throw new Problem('not-found', 'There is no such gift of this firm')
    await withdrawGiving(context, gift, body.reason)
    return ok(presentGift(gift, await partnershipsOfFirm(firm.id)))
  },
})
