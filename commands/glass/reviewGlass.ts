import { invalid, Problem } from '../../errors.ts'
import type { BreakGlass, GlassVerdict } from '../../models/BreakGlass.ts'
import { minuteOf } from '../../runtime/clock.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { settleTasks } from '../tasks/settleTask.ts'
import { reviewTask } from './tellOfGlass.ts'

export interface GlassReview {
  verdict: GlassVerdict
  words?: string | undefined
}

/**
 * Signs the review of a glass that is over, once. Throws 409 for whoever broke it, for a second review, and where it was
 * never opened or is open still; 422 where it was not justified and no words say why.
 */
export async function reviewGlass(
  context: Context,
  glass: BreakGlass,
  { verdict, words }: GlassReview,
): Promise<void> {
  if (glass.verdict) throw new Problem('illegal-state', 'This was reviewed already')
  if (glass.actorId === context.actor.id) {
    throw new Problem('illegal-state', 'A second person has to do this')
  }
  if (glass.state === 'asked') throw new Problem('illegal-state', 'This was never opened')
  if (glass.lastMinute >= minuteOf(context.now)) throw new Problem('illegal-state', 'This is open still')
  if (verdict === 'not-justified' && !words) throw invalid('/words', 'is missing')
  await glass.update({
    ...{ verdict, reviewWords: words ?? null },
    ...{ reviewedBy: context.actor.id, reviewedAt: context.now },
  })
  await settleTasks(context, reviewTask(glass.id))
  await record(context, 'glass.reviewed', glass, { outcome: verdict })
}
