import type { Firm } from '../../../models/Firm.ts'
import type { FirmStanding } from '../../../models/FirmStanding.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { type Decision, move } from './standing.ts'

/** The centre and the firm have parted. Throws 409 when they had before. */
export async function leaveFirm(context: Context, firm: Firm, decision: Decision): Promise<FirmStanding> {
  const standing = await move(context, firm, 'former', decision)
  await record(context, 'firm.left', firm, { records: [standing.id], outcome: decision.because })
  return standing
}
