import type { Model, ModelStatic } from 'sequelize'
import { database, isSqlite } from '../models/database.ts'

const BATCH = 100
/** The embedded database looks every parameter up by its name, so that long statements take it ever longer. */
const FEW = 10

export type Row = Record<string, unknown>

/**
 * Inserts many rows of one model, encrypted as the model says, in the transaction that is open. SQLite is given
 * statements that come again, so that it prepares each only once; a hundred thousand cases are otherwise more statements
 * than memory holds.
 */
export async function insertAll(model: ModelStatic<Model>, rows: readonly Row[]): Promise<void> {
  let at = 0
  while (at < rows.length) {
    const count = sizeOf(rows.length - at)
    const batch = rows.slice(at, at + count)
    if (isSqlite()) await insertPrepared(model, batch)
    else await model.bulkCreate(batch, { hooks: false, returning: false })
    at += count
  }
}

/** Few sizes make few statements. */
function sizeOf(left: number): number {
  if (!isSqlite()) return Math.min(BATCH, left)
  return left >= FEW ? FEW : 1
}

async function insertPrepared(model: ModelStatic<Model>, batch: readonly Row[]): Promise<void> {
  const attributes = Object.entries(model.getAttributes())
  // Without a setter (encryption, JSON) the values are stored as they are.
  const raw = !attributes.some(([, { set }]) => set)
  const values = batch.flatMap(row => {
    const built = model.build(row, { raw })
    return attributes.map(([name]) => stored(built.getDataValue(name)))
  })
  const columns = attributes.map(([name, { field }]) => `\`${field ?? name}\``).join(', ')
  const places = batch
    .map(
      (_, row) => `(${attributes.map((_, column) => `$${row * attributes.length + column + 1}`).join(', ')})`,
    )
    .join(', ')
  const sql = `INSERT INTO \`${String(model.getTableName())}\` (${columns}) VALUES ${places}`
  await database().query(sql, { bind: values })
}

/** As Sequelize stores it: instants in UTC with their offset. */
function stored(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', ' +00:00')
  return value ?? null
}
