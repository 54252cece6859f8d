import type { Case } from '../../models/Case.ts'
import { select } from '../../models/statements.ts'
import { Task } from '../../models/Task.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { openTask, withoutOwner } from './openTask.ts'

/**
 * Takes the open tasks about a case from somebody whom a wall keeps from it now, since they see none of them any more.
 * Those that only the psychosocial team may know of stay with it, every other falls to the directors, who are told once.
 */
export async function handOverTasks(
  context: Context,
  { id: caseId, clientId }: Case,
  { wallId, userId }: { wallId: string; userId: string },
): Promise<void> {
  const rows = await select<{ id: string }>(
    `SELECT id FROM tasks WHERE owner_id = ? AND state = 'open'
       AND (client_id = ? OR matter_id IN (SELECT id FROM matters WHERE case_id = ?))`,
    [userId, clientId, caseId],
  )
  const id = rows.map(row => row.id)
  const left = await Task.findAll({
    where: { id, ownerId: userId, state: 'open' },
    order: ['id'],
    lock: true,
  })
  for (const task of left) {
    await task.update(withoutOwner(task))
    await record(context, 'task.handed-over', task, { outcome: 'wall' })
  }
  if (left.length > 0)
    await tell(context, { clientId, key: `tasks-left-by-wall ${wallId}`, count: left.length })
}

interface Left {
  clientId: string
  key: string
  count: number
}

async function tell(context: Context, { clientId, key, count }: Left): Promise<void> {
  const note = `A wall took ${count === 1 ? 'an open task' : `${count} open tasks`} from whoever owned them. See who does them now.`
  await openTask(context, {
    ...{ kind: 'tasks-left-by-wall', key, clientId, note },
    ...{ owedBy: 'director', dueOn: context.today },
  })
}
