import { Problem } from '../../../errors.ts'
import type { Goal, GoalState } from '../../../models/Goal.ts'
import type { Referral } from '../../../models/Referral.ts'
import { changedFields, given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { refuseFuture } from '../../partnerships/refuseFuture.ts'
import { record } from '../../record.ts'
import { refuseOutOfService } from './inService.ts'
import { settleReviews } from './reviews.ts'
import { type NewGoal, refusePastReview } from './setGoal.ts'

export type GoalChange = { [Field in keyof NewGoal]?: NewGoal[Field] | undefined } & {
  state?: GoalState | undefined
}

/**
 * Changes an open goal, or says what became of it: only what is given. A task to review it is settled where the review has
 * another day now, or none. Throws 409 outside the service and for a goal that is not open any more, 422 for days that
 * cannot be.
 */
export async function changeGoal(
  context: Context,
  goal: Goal,
  referral: Referral,
  change: GoalChange,
): Promise<void> {
  refuseOutOfService(referral)
  if (goal.state !== 'open') throw new Problem('illegal-state', 'This goal is not open any more; set another')
  if (change.agreedOn) refuseFuture(context, '/agreedOn', change.agreedOn)
  if (change.reviewDueOn) refusePastReview(context, change.reviewDueOn)
  const fields = changedFields(goal, change)
  const { reviewDueOn: before } = goal
  const settled = change.state !== undefined && change.state !== 'open'
  await goal.update({ ...given(change), settledOn: settled ? context.today : null })
  await settleReviews(context, referral, [before])
  await record(context, 'goal.changed', goal, { fields, records: [referral.id] })
}
