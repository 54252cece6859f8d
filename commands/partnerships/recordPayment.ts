import { Problem } from '../../errors.ts'
import type { Firm } from '../../models/Firm.ts'
import { Payment } from '../../models/Payment.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { refuseFuture } from './refuseFuture.ts'

export interface PaymentInput {
  receivedOn: string
  amountMinor: number
  currency: string
  receiptNumber: string
}

/** Books money received from a firm. Throws 409 when the receipt number was used before. */
export async function recordPayment(context: Context, firm: Firm, input: PaymentInput): Promise<Payment> {
  refuseFuture(context, '/receivedOn', input.receivedOn)
  if (await Payment.findOne({ where: { receiptNumber: input.receiptNumber } })) {
    throw new Problem('conflict', 'A payment with this receipt number is recorded already')
  }
  const payment = await Payment.create({ ...input, firmId: firm.id, recordedBy: context.actor.id })
  await record(context, 'payment.recorded', payment, { fields: Object.keys(input), records: [firm.id] })
  return payment
}
