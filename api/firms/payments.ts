import { recordPayment } from '../../commands/partnerships/agreements/recordPayment.ts'
import { withdrawGiving } from '../../commands/partnerships/agreements/withdrawGiving.ts'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { Payment } from '../../models/Payment.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentPayment } from './present.ts'
import { paymentsOf } from './query.ts'
import { FirmsOwn, FirmsPayment, NewPayment, PaymentAnswer, PaymentPage, Withdrawal } from './schema.ts'

export const list = endpoint({
  summary: 'The money received from a firm, newest first',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: PaymentPage },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
    const { items, next } = await paymentsOf(firm.id, query)
    return ok({ items: items.map(presentPayment), next })
  },
})

export const add = endpoint({
  summary: 'Record money received from a firm',
  policy: { may: ['record-payment', 'Firm'] },
  params: byId,
  body: NewPayment,
  answer: { status: 201, schema: PaymentAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'record-payment', Firm, params.id)
    const payment = await recordPayment(context, firm, body)
    return created(`/api/v1/firms/${firm.id}/payments`, presentPayment(payment))
  },
})

export const withdrawal = endpoint({
  summary: 'Take back money that was recorded wrongly; it stays as withdrawn, and counts no more',
  policy: { may: ['record-payment', 'Firm'] },
  params: FirmsPayment,
  body: Withdrawal,
  answer: { status: 200, schema: PaymentAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'record-payment', Firm, params.id)
    const where = { id: params.paymentId, firmId: firm.id }
    const payment = await Payment.findOne({ where, lock: true })
    if (!payment) throw new Problem('not-found', 'There is no such payment of this firm')
    await withdrawGiving(context, payment, body.reason)
    return ok(presentPayment(payment))
  },
})
