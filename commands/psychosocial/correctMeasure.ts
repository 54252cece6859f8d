import { Problem } from '../../errors.ts'
import type { MeasureResult } from '../../models/MeasureResult.ts'
import type { Referral } from '../../models/Referral.ts'
import { below } from '../casework/below.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { settleTasks } from '../tasks/settleTask.ts'
import { keepResult, type NewResult, triageOf } from './keepResult.ts'

/**
 * Puts a corrected result in the place of a wrong one, which stays, marked with the reason. Its triage task is dropped; the
 * corrected result opens its own, and alerts by itself; an alert that the wrong one raised is for whoever takes it to close. Also when the service has ended. Throws 409 when the result was superseded before, 422
 * for faults, with pointers below /result.
 */
export async function correctMeasure(
  context: Context,
  referral: Referral,
  wrong: MeasureResult,
  { result: input, because }: { result: NewResult; because: string },
  publicUrl: string | undefined,
): Promise<MeasureResult> {
  if (wrong.supersededById) throw new Problem('illegal-state', 'This result was superseded before')
  const result = await below('/result', () => keepResult(context, referral, input, publicUrl))
  await wrong.update({ supersededById: result.id, supersededBecause: because })
  await settleTasks(context, triageOf(wrong.id), { state: 'dropped' })
  await record(context, 'measure.superseded', result, { records: [wrong.id, referral.id] })
  return result
}
