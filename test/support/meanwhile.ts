import type { Model, ModelStatic } from 'sequelize'
import type { Context } from '../../commands/context.ts'
import { inTransaction } from '../../models/database.ts'
import type { User } from '../../models/User.ts'
import { NO_FIRM } from '../../policies/actor.ts'
import { contextOf } from './context.ts'

/** How long, in milliseconds, what comes second has to come as far as it can. */
const HEAD_START = 300

/**
 * Does the first thing and, before it is committed, asks for the second; then lets the first go. The second is written
 * down after the first in the audit log, so it has to obey it: on MariaDB it does so only where it waits for the first.
 */
export async function meanwhile<T>(first: () => Promise<unknown>, second: () => PromiseLike<T>): Promise<T> {
  let letGo: () => void = () => undefined
  const freed = new Promise<void>(resolve => {
    letGo = resolve
  })
  const [begun, holding] = held(first, freed)
  await begun
  const answer = Promise.resolve(second())
  const settled = answer.then(
    () => undefined,
    () => undefined,
  )
  await Promise.race([settled, new Promise(resolve => setTimeout(resolve, HEAD_START))])
  letGo()
  await holding
  return answer
}

function held(work: () => Promise<unknown>, freed: Promise<void>): [Promise<void>, Promise<void>] {
  let tell: () => void = () => undefined
  const begun = new Promise<void>(resolve => {
    tell = resolve
  })
  const holding = inTransaction(async () => {
    await work()
    tell()
    await freed
  })
  return [Promise.race([begun, holding]), holding]
}

/** A row, locked as an endpoint locks what it found for a change. */
export const locked = <M extends Model>(model: ModelStatic<M>, id: string | null): Promise<M> =>
  model.findByPk(id ?? '', { lock: true, rejectOnEmpty: true })

/** What a command knows of somebody who asks. */
export const by = ({ id, firmId }: User): Context =>
  contextOf({ actor: { id, roles: [], firmId: firmId ?? NO_FIRM, scopes: 'every' } })
