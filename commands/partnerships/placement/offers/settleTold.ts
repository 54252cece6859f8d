import type { Matter } from '../../../../models/Matter.ts'
import type { Context } from '../../../context.ts'
import { settleTasks } from '../../../tasks/settleTask.ts'

/** What a search for a firm, or a new conflict check, asks of people. */
const told = [
  'placement-late',
  'placement-exhausted',
  'firm-not-reached',
  'conflict-condition',
  'conflict-recheck',
  'recheck-overdue',
  'matter-without-firm',
]

/** Settles what was owed because a matter waited for a firm to clear it, now that the waiting is over. */
export async function settleTold(context: Context, { id: matterId }: Matter): Promise<void> {
  for (const kind of told) await settleTasks(context, { kind, matterId })
}
