import { invalid, Problem } from '../../errors.ts'
import type { ConsentRecall, RecallAnswer } from '../../models/ConsentRecall.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { settleTasks } from '../tasks/settleTask.ts'
import { recallTask } from './askBack.ts'

export interface AnswerToRecall {
  answer: RecallAnswer
  words?: string | undefined
}

/** A firm says, once, what became of its copies. Throws 409 for a second answer; 422 where it keeps them and says not why. */
export async function answerRecall(
  context: Context,
  recall: ConsentRecall,
  { answer, words }: AnswerToRecall,
): Promise<void> {
  if (recall.answer) throw new Problem('illegal-state', 'This was answered already')
  if (answer === 'kept-because' && !words) throw invalid('/words', 'is missing')
  await recall.update({
    ...{ answer, words: words ?? null },
    ...{ answeredAt: context.now, answeredBy: context.actor.id },
  })
  await settleTasks(context, recallTask(recall.id))
  const records = [recall.consentId, ...(recall.firmId ? [recall.firmId] : [])]
  await record(context, 'consent-recall.answered', recall, { outcome: answer, records })
}
