import type { Model, ModelStatic, WhereOptions } from 'sequelize'
import { inTransaction } from '../models/database.ts'
import { LEASE } from '../models/due.ts'
import { describeError } from '../runtime/logger.ts'
import type { Workplace } from './place.ts'

/** Rows that this process keeps: nobody else works on them until the lease ends. */
export interface Kept {
  model: ModelStatic<Model>
  ids: string[]
  holder: string
}

interface Wanted<M extends Model> {
  model: ModelStatic<M>
  /** Which rows are due and free; asked twice, the second time by the statement that takes them. */
  due: WhereOptions
  order: string[]
  limit: number
  /** What else the taking changes. */
  changes?: object
}

/**
 * Takes up to `limit` rows under a lease, in order; none when nothing is due. The conditional UPDATE decides between
 * processes that ask for the same row. Clocks of several machines must agree to well within a lease.
 */
export async function claim<M extends Model>(
  { clock }: Workplace,
  holder: string,
  { model, due, order, limit, changes }: Wanted<M>,
): Promise<M[]> {
  for (;;) {
    const found = await model.findAll({ attributes: ['id'], where: due, order, limit })
    if (found.length === 0) return []
    const id = found.map(idOf)
    const taken = { leasedBy: holder, leasedUntil: leaseEnd(clock.now()), ...changes }
    await inTransaction(() => model.update(taken as never, { where: { ...due, id } as never }))
    const kept = await model.findAll({ where: { id, leasedBy: holder } as never, order })
    if (kept.length > 0) return kept
  }
}

const idOf = (row: Model): string => row.getDataValue('id' as never)

const leaseEnd = (now: Date) => new Date(now.getTime() + LEASE)

/** Prolongs the lease and changes the row with it. False when another process has the rows now. */
export async function renew(
  { clock }: Workplace,
  { model, ids, holder }: Kept,
  changes = {},
): Promise<boolean> {
  const values = { leasedUntil: leaseEnd(clock.now()), ...changes }
  const where = { id: ids, leasedBy: holder }
  return inTransaction(async () => {
    await model.update(values, { where })
    // MySQL counts the rows that changed, and none does while the clock stands still.
    return (await model.count({ where })) > 0
  })
}

/** Works while the lease is prolonged in good time, and calls `lost` when somebody else took the rows over. */
export async function whileKept<T>(
  place: Workplace,
  kept: Kept,
  work: () => Promise<T>,
  lost: () => void,
): Promise<T> {
  const prolong = () =>
    renew(place, kept).then(
      ours => ours || lost(),
      error => place.logger.error('lease not prolonged', describeError(error)),
    )
  const timer = setInterval(() => void prolong(), LEASE / 3).unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
