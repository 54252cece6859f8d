import { UniqueConstraintError } from 'sequelize'
import { newId } from '../../models/columns.ts'
import { Task, type TaskOwner } from '../../models/Task.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface NewTask {
  /** A word for what is owed, such as "matter-without-lead". */
  kind: string
  /** What the task is about, in words of ids: a key that was used before opens nothing. At most 120 characters. */
  key: string
  owedBy: TaskOwner
  /** A person who owes it in particular. */
  ownerId?: string | null
  dueOn: string
  firmId?: string | null
  partnershipId?: string | null
  matterId?: string | null
  /** The client whom it tells of, even by a reference alone: whoever a wall keeps from them does not learn of it. */
  clientId?: string | null
  userId?: string | null
  note?: string | null
}

/** Opens a task once. Answers the task, or null when one of that key was opened before. */
export async function openTask(context: Context, input: NewTask): Promise<Task | null> {
  if (await Task.findOne({ where: { key: input.key } })) return null
  const task = await created(input)
  if (task) await record(context, 'task.opened', task, { outcome: input.kind })
  return task
}

/** Null where another transaction opened it at the same moment. */
async function created(input: NewTask): Promise<Task | null> {
  try {
    return await Task.create({ id: newId(), ...input, state: 'open' })
  } catch (error) {
    if (error instanceof UniqueConstraintError) return null
    throw error
  }
}
