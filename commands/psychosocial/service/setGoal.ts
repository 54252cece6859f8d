import { invalid } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import { Goal } from '../../../models/Goal.ts'
import type { Referral } from '../../../models/Referral.ts'
import type { Context } from '../../context.ts'
import { refuseFuture } from '../../partnerships/refuseFuture.ts'
import { record } from '../../record.ts'
import { refuseOutOfService } from './inService.ts'

export interface NewGoal {
  aim: string
  /** The day on which the client agreed to it. */
  agreedOn: string
  reviewDueOn: string
}

/** Adds a goal to the care plan of a referral. Throws 409 outside the service, 422 for days that cannot be. */
export async function setGoal(context: Context, referral: Referral, input: NewGoal): Promise<Goal> {
  refuseOutOfService(referral)
  refuseFuture(context, '/agreedOn', input.agreedOn)
  refusePastReview(context, input.reviewDueOn)
  const own = { id: newId(), referralId: referral.id, setBy: context.actor.id }
  const goal = await Goal.create({ ...own, ...input, state: 'open' })
  await record(context, 'goal.set', goal, { records: [referral.id] })
  return goal
}

/** Refuses (422) a day of review that has passed. */
export function refusePastReview({ today }: Context, reviewDueOn: string): void {
  if (reviewDueOn < today) throw invalid('/reviewDueOn', 'has passed')
}
