import type { Firm } from '../../../models/Firm.ts'
import type { FirmStanding } from '../../../models/FirmStanding.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { type Decision, move } from './standing.ts'

/** A partner takes no new work for a while; what runs goes on. Throws 409 unless the firm is a partner. */
export async function pauseFirm(context: Context, firm: Firm, decision: Decision): Promise<FirmStanding> {
  const standing = await move(context, firm, 'paused', decision)
  await record(context, 'firm.paused', firm, { records: [standing.id], outcome: decision.because })
  return standing
}
