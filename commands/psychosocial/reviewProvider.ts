import { invalid, Problem } from '../../errors.ts'
import { shiftDays } from '../../jurisdictions/days.ts'
import type { Provider } from '../../models/Provider.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { settleTasks } from '../tasks/settleTask.ts'

/** The most days between two reviews of an entry: a year. The centre's own choice. */
export const REVIEW_DAYS = 365

/** Names the task that asks for the review of an entry that fell due on a day. */
export const reviewTask = ({ id, reviewDueOn }: Provider) => ({
  kind: 'provider-review',
  key: `provider-review ${id} ${reviewDueOn}`,
})

/**
 * Says that an entry of the directory was looked at today and is true, until it is looked at again. Throws 409 when the
 * provider has ended, 422 unless the next review lies ahead, within a year.
 */
export async function reviewProvider(
  context: Context,
  provider: Provider,
  { nextDueOn }: { nextDueOn?: string | undefined },
): Promise<void> {
  if (provider.status === 'ended') throw new Problem('illegal-state', 'This provider has ended')
  const reviewDueOn = nextReview(context.today, nextDueOn, '/nextDueOn')
  await settleTasks(context, reviewTask(provider))
  await provider.update({ reviewedOn: context.today, reviewedBy: context.actor.id, reviewDueOn })
  await record(context, 'provider.reviewed', provider)
}

/** The day of the next review: the one that was asked for, or a year from today. Throws 422 outside that year. */
export function nextReview(today: string, asked: string | undefined, pointer: string): string {
  const last = shiftDays(today, REVIEW_DAYS)
  if (asked === undefined) return last
  if (asked <= today) throw invalid(pointer, 'must lie ahead')
  if (asked > last) throw invalid(pointer, 'more than a year ahead')
  return asked
}
