import { Problem } from '../../errors.ts'
import type { MeasureResult } from '../../models/MeasureResult.ts'
import type { Referral, ReferralState } from '../../models/Referral.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { keepResult, type NewResult } from './keepResult.ts'

/** The states in which somebody meets the client. */
const served: readonly ReferralState[] = ['first-contact', 'in-service']

/**
 * Records what a client answered to a measure, scored here. A threshold that was reached opens a triage task for whoever
 * works on the referral. Throws 409 while nobody meets the client, 422 with a pointer for each fault of what was given.
 */
export async function recordMeasure(
  context: Context,
  referral: Referral,
  input: NewResult,
): Promise<MeasureResult> {
  if (!served.includes(referral.state))
    throw new Problem('illegal-state', 'Nobody meets the client on this referral now')
  const result = await keepResult(context, referral, input)
  await record(context, 'measure.recorded', result, { records: [referral.id] })
  return result
}
