import type { Firm } from '../../../models/Firm.ts'
import type { FirmStanding } from '../../../models/FirmStanding.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { type Decision, move } from './standing.ts'

/**
 * A firm comes back: a paused one as the partner that it was, one that lapsed or left to new talks. Throws 409 for any
 * other, and for a paused one without an agreement that covers today.
 */
export async function returnFirm(
  context: Context,
  firm: Firm,
  { status, ...decision }: Decision & { status: 'partner' | 'engaged' },
): Promise<FirmStanding> {
  const standing = await move(context, firm, status, decision)
  await record(context, 'firm.returned', firm, { records: [standing.id], outcome: decision.because })
  return standing
}
