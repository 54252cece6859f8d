import { invalid, Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import type { Matter } from '../../../models/Matter.ts'
import { type FeedbackGiver, MatterFeedback } from '../../../models/MatterFeedback.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

export interface Feedback {
  from: FeedbackGiver
  /** From 1 to 5. */
  rating: number
  words?: string | undefined
}

/** Keeps what the client or the firm said of work that is over. Throws 409 while it is not, and the second time. */
export async function giveFeedback(
  context: Context,
  matter: Matter,
  { from, rating, words }: Feedback,
): Promise<MatterFeedback> {
  if (matter.status !== 'closed') throw new Problem('illegal-state', 'This matter is not closed')
  if (from === 'client' && matter.caseId === null) throw invalid('/from', 'this matter has no client')
  const given = { matterId: matter.id, givenBy: from }
  if ((await MatterFeedback.count({ where: given })) > 0) {
    throw new Problem('conflict', 'This was said already')
  }
  const feedback = await MatterFeedback.create({
    id: newId(),
    ...given,
    rating,
    words: words ?? null,
    recordedBy: context.actor.id,
  })
  await record(context, 'matter.feedback-given', matter, { outcome: from, records: [feedback.id] })
  return feedback
}
