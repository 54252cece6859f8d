import { UniqueConstraintError } from 'sequelize'
import { newId } from '../../models/columns.ts'
import { Task, type TaskOwner } from '../../models/Task.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { isBehindWall } from './behindWall.ts'

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
  const task = await created(await seen(input))
  if (task) await record(context, 'task.opened', task, { outcome: input.kind })
  return task
}

/** Kinds that only the psychosocial side may know of: they tell that a measure was taken, or that a goal stands. */
const ofTheTeam = ['measure-triage', 'referral-review']

/** To whom a task falls that its owner does not see: to the team where only that may know of it, else to the directors. */
export function withoutOwner({
  kind,
  owedBy,
}: Pick<Task, 'kind' | 'owedBy'>): Pick<Task, 'owedBy' | 'ownerId'> {
  const stays = ofTheTeam.includes(kind) || owedBy === 'firm_coordinator' || owedBy === 'partner_lawyer'
  return { owedBy: stays ? owedBy : 'director', ownerId: null }
}

/** A wall hides a task from its owner: nobody would ever do it. */
async function seen(input: NewTask): Promise<NewTask> {
  const { ownerId } = input
  return ownerId && (await isBehindWall(ownerId, input)) ? { ...input, ...withoutOwner(input) } : input
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
