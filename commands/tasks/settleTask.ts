import { Problem } from '../../errors.ts'
import { Task } from '../../models/Task.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface Settlement {
  state: 'done' | 'dropped'
}

/** Writes down that a task was done, or is no longer needed. Throws 409 when it was settled before. */
export async function settleTask(context: Context, task: Task, { state }: Settlement): Promise<void> {
  if (task.state !== 'open') throw new Problem('illegal-state', 'This task is settled already')
  await task.update({ state, settledOn: context.today, settledBy: context.actor.id || null })
  await record(context, 'task.settled', task, { outcome: state })
}

/** Settles the open tasks of a kind that an event made needless, such as those of one matter. */
export async function settleTasks(
  context: Context,
  where: { kind: string } & (
    | { matterId: string }
    | { firmId: string }
    | { userId: string }
    | { key: string }
  ),
  settlement: Settlement = { state: 'done' },
): Promise<void> {
  const open = await Task.findAll({ where: { ...where, state: 'open' }, lock: true })
  for (const task of open) await settleTask(context, task, settlement)
}
