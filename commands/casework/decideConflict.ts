import { Problem } from '../../errors.ts'
import type { ConflictDecision, ConflictSearch } from '../../models/ConflictSearch.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { settleTasks } from '../tasks/settleTask.ts'
import { hitKey, hitKind } from './lookAgain.ts'

/** Writes down what came of a conflict search, once: whoever thinks again searches again. Throws 409 otherwise. */
export async function decideConflict(
  context: Context,
  search: ConflictSearch,
  { decision, note = null }: { decision: ConflictDecision; note?: string | null | undefined },
): Promise<void> {
  if (search.decision) throw new Problem('illegal-state', 'This search was decided before; search again')
  await search.update({ decision, note, decidedBy: context.actor.id, decidedAt: context.now })
  await settleTasks(context, { kind: hitKind, key: hitKey(search) })
  await record(context, 'conflict.decided', search, { outcome: decision })
}
