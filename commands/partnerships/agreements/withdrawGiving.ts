import { Problem } from '../../../errors.ts'
import type { GiftInKind } from '../../../models/GiftInKind.ts'
import { Payment, type WithdrawalReason } from '../../../models/Payment.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

/**
 * Takes back a payment or a gift that was recorded wrongly. It stays, as withdrawn, and counts in nothing that is asked
 * from now on; a report as at an earlier moment counts it still. The receipt number of a payment is free again. Throws
 * 409 when it is withdrawn already.
 */
export async function withdrawGiving(
  context: Context,
  given: Payment | GiftInKind,
  because: WithdrawalReason,
): Promise<void> {
  if (given.withdrawnAt) throw new Problem('illegal-state', 'This is withdrawn already')
  const withdrawn = { withdrawnAt: context.now, withdrawnBy: context.actor.id, withdrawnBecause: because }
  if (given instanceof Payment) await given.update({ ...withdrawn, receiptInUse: null })
  else await given.update(withdrawn)
  const action = given instanceof Payment ? 'payment.withdrawn' : 'gift.withdrawn'
  await record(context, action, given, { outcome: because, records: [given.firmId] })
}
