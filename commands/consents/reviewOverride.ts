import { invalid, Problem } from '../../errors.ts'
import type { ConsentOverride, OverrideVerdict } from '../../models/ConsentOverride.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { settleTasks } from '../tasks/settleTask.ts'
import { reviewTask } from './overrideConsent.ts'

export interface Review {
  verdict: OverrideVerdict
  words?: string | undefined
}

/**
 * A second person judges an override, once. Throws 409 for whoever made it and for a second review; 422 where it was not
 * justified and no words say why.
 */
export async function reviewOverride(
  context: Context,
  override: ConsentOverride,
  { verdict, words }: Review,
): Promise<void> {
  if (override.verdict) throw new Problem('illegal-state', 'This override was reviewed already')
  if (override.madeBy === context.actor.id) {
    throw new Problem('illegal-state', 'A second person has to do this')
  }
  if (verdict === 'not-justified' && !words) throw invalid('/words', 'is missing')
  await override.update({
    ...{ verdict, reviewWords: words ?? null },
    ...{ reviewedBy: context.actor.id, reviewedAt: context.now },
  })
  await settleTasks(context, reviewTask(override.id))
  await record(context, 'consent.override-reviewed', override, { outcome: verdict })
}
