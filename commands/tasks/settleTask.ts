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

/** What a task asks for that only its own act fulfils: nobody puts a review away by ticking its task off. */
const settledByReview = ['glass-review', 'override-review']

/** The same by somebody's hand. Throws 409 for a task that ends with the review that it asks for. */
export async function settleByHand(context: Context, task: Task, settlement: Settlement): Promise<void> {
  if (settledByReview.includes(task.kind)) {
    throw new Problem('illegal-state', 'This task ends with the review that it asks for')
  }
  await settleTask(context, task, settlement)
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
