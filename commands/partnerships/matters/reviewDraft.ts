import { Problem } from '../../../errors.ts'
import type { Draft } from '../../../models/Draft.ts'
import type { Matter } from '../../../models/Matter.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { reviewTask } from './askForReview.ts'

export interface Review {
  outcome: 'approved' | 'returned'
  words?: string | undefined
}

/**
 * What the centre says to a draft, once. A second person does: never who handed it in. One that is returned stays in the
 * log; the next version is handed in anew.
 */
export async function reviewDraft(
  context: Context,
  draft: Draft,
  { matter, outcome, words }: Review & { matter: Matter },
): Promise<void> {
  if (draft.submittedBy === context.actor.id) {
    throw new Problem('forbidden', 'Somebody else must review this draft')
  }
  if (matter.status !== 'active') throw new Problem('illegal-state', 'This matter is not active')
  if (draft.state !== 'submitted') throw new Problem('illegal-state', 'This draft was reviewed already')
  await draft.update({
    state: outcome,
    reviewedBy: context.actor.id,
    reviewedAt: context.now,
    review: words ?? null,
  })
  await settleTasks(context, reviewTask(draft.id))
  await record(context, 'draft.reviewed', matter, { outcome, records: [draft.id, draft.submittedBy] })
}
