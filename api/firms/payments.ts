import { recordPayment } from '../../commands/partnerships/agreements/recordPayment.ts'
import { Firm } from '../../models/Firm.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentPayment } from './present.ts'
import { paymentsOf } from './query.ts'
import { FirmsOwn, NewPayment, PaymentAnswer, PaymentPage } from './schema.ts'

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
