import type { MeasureResult } from '../../models/MeasureResult.ts'
import type { Referral } from '../../models/Referral.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { keepResult, type NewResult } from './keepResult.ts'
import { refuseOutOfService } from './service/inService.ts'

/**
 * Records what a client answered to a measure, scored here. A threshold that was reached opens a triage task for whoever
 * works on the referral; an answer that must not wait raises a safety alert. Throws 409 while nobody meets the client, 422 with a pointer for each fault of what was given.
 */
export async function recordMeasure(
  context: Context,
  referral: Referral,
  input: NewResult,
  publicUrl: string | undefined,
): Promise<MeasureResult> {
  refuseOutOfService(referral)
  const result = await keepResult(context, referral, input, publicUrl)
  await record(context, 'measure.recorded', result, { records: [referral.id] })
  return result
}
