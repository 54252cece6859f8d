import { invalid, Problem } from '../../errors.ts'
import type { Matter } from '../../models/Matter.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface ConflictAnswer {
  outcome: 'clear' | 'conflict' | 'conditional'
  checkedOn?: string | undefined
}

/** A firm's answer to the conflict check: clear starts the work, a conflict takes the offer back. */
export async function answerConflictCheck(
  context: Context,
  matter: Matter,
  { outcome, checkedOn = context.today }: ConflictAnswer,
): Promise<void> {
  if (matter.status !== 'draft' || matter.conflictCheck !== 'none' || !matter.firmId) {
    throw new Problem('illegal-state', 'No conflict check of this matter waits for an answer')
  }
  if (checkedOn > context.today) throw invalid('/checkedOn', 'in the future')
  if (checkedOn < matter.openedOn) throw invalid('/checkedOn', 'before the matter was opened')
  const records = [matter.firmId]
  await matter.update(changeFor(outcome, checkedOn))
  await record(context, 'conflict-check.answered', matter, { outcome, records })
}

function changeFor(outcome: ConflictAnswer['outcome'], conflictCheckedOn: string) {
  // That a firm has a conflict says something about its other clients: only the audit log remembers it.
  if (outcome === 'conflict') return { firmId: null, conflictCheck: 'none', conflictCheckedOn: null } as const
  if (outcome === 'clear') return { status: 'active', conflictCheck: outcome, conflictCheckedOn } as const
  return { conflictCheck: outcome, conflictCheckedOn } as const
}
