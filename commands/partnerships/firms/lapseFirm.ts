import type { Firm } from '../../../models/Firm.ts'
import type { FirmStanding } from '../../../models/FirmStanding.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { type Decision, move } from './standing.ts'

/** The agreement ran out, or was given up, and no new one followed. Throws 409 unless the firm is a partner or paused. */
export async function lapseFirm(context: Context, firm: Firm, decision: Decision): Promise<FirmStanding> {
  const standing = await move(context, firm, 'lapsed', decision)
  await record(context, 'firm.lapsed', firm, { records: [standing.id], outcome: decision.because })
  return standing
}
