import { DataTypes, type Model, type ModelStatic } from 'sequelize'
import { Problem } from '../errors.ts'
import { database, isSqlite, openTransaction } from './database.ts'

/**
 * Statements on the paths that everybody waits for, handed to the driver without the query builder, whose share of such
 * a request is several times that of the database. They join the open transaction. Values are always bound.
 */
type Value = string | number | boolean | Date | null
export type Fields = Record<string, unknown>

interface Driver {
  execute(sql: string, values: Value[], done: (error: Error | null, rows: unknown) => void): void
  query(sql: string, done: (error: Error | null, rows: unknown) => void): void
  all(
    sql: string,
    values: Value[],
    done: (this: { changes: number }, error: Error | null, rows: unknown) => void,
  ): void
}

interface Manager {
  getConnection(options: object): Promise<Driver>
  releaseConnection(connection: Driver): void
}

/** The rows of a SELECT. Columns come under the names that the statement gives them. */
export async function select<T extends object>(sql: string, values: Value[] = []): Promise<T[]> {
  return (await onConnection(driver => send(driver, sql, values))).rows as T[]
}

/** Runs a statement that changes rows, and tells how many. */
export async function run(sql: string, values: Value[] = []): Promise<number> {
  return (await onConnection(driver => send(driver, sql, values))).changed
}

async function onConnection<T>(work: (driver: Driver) => Promise<T>): Promise<T> {
  const open = openTransaction()
  if (open) return work(open as unknown as Driver)
  const manager = (database() as unknown as { connectionManager: Manager }).connectionManager
  const driver = await manager.getConnection({ type: 'SELECT' })
  try {
    return await work(driver)
  } finally {
    manager.releaseConnection(driver)
  }
}

interface Sent {
  rows: unknown
  changed: number
}

function send(driver: Driver, sql: string, values: Value[]): Promise<Sent> {
  return new Promise((resolve, reject) => {
    if (isSqlite()) {
      driver.all(sql, values.map(asSqlite), function (error, rows) {
        if (error) reject(error)
        else resolve({ rows, changed: this.changes })
      })
      return
    }
    const done = (error: Error | null, rows: unknown) =>
      error
        ? reject(error)
        : resolve({ rows, changed: Number((rows as { affectedRows?: number }).affectedRows ?? 0) })
    // A statement without values is not prepared: its text may hold one person's id, and prepared ones are kept.
    if (values.length > 0) driver.execute(sql, values, done)
    else driver.query(sql, done)
  })
}

/** SQLite keeps moments as the text that the query builder writes there. */
function asSqlite(value: Value): Value {
  return value instanceof Date ? value.toISOString().replace('T', ' ').replace('Z', ' +00:00') : value
}

/** A value as part of the text of a statement, for statements that are not prepared. */
export const escaped = (value: string): string => database().escape(value)

export const forUpdate = (): string => (isSqlite() ? '' : ' FOR UPDATE')

interface Shape {
  table: string
  columns: { name: string; field: string; kind: 'moment' | 'flag' | 'plain' }[]
  list: string
}

const shapes = new WeakMap<ModelStatic<Model>, Shape>()

function shapeOf(model: ModelStatic<Model>): Shape {
  const known = shapes.get(model)
  if (known) return known
  const columns = Object.entries(model.getAttributes()).map(([name, { field, type }]) => ({
    name,
    field: String(field),
    kind:
      type instanceof DataTypes.DATE
        ? ('moment' as const)
        : type instanceof DataTypes.BOOLEAN
          ? ('flag' as const)
          : ('plain' as const),
  }))
  const list = columns.map(({ name, field }) => `\`${model.name}\`.\`${field}\` AS \`${name}\``).join(', ')
  const shape = { table: String(model.getTableName()), columns, list }
  shapes.set(model, shape)
  return shape
}

interface Search {
  /** SQL; the table goes by its model's name. */
  where: string
  values?: Value[]
  /** Further columns, as SQL with their names. */
  more?: string
  order?: string
  lock?: boolean
}

/** The rows that belong to one parent. */
export const ofParent = (column: string, id: string): Search => ({ where: `\`${column}\` = ?`, values: [id] })

/** Finds rows of a model. They can be read, changed and saved like any other. */
export async function find<M extends Model>(model: ModelStatic<M>, search: Search): Promise<M[]> {
  const { where, values = [], more, order, lock } = search
  const { table, list } = shapeOf(model)
  const sql =
    `SELECT ${list}${more ? `, ${more}` : ''} FROM \`${table}\` AS \`${model.name}\` WHERE ${where}` +
    `${order ? ` ORDER BY ${order}` : ''}${lock ? forUpdate() : ''}`
  const rows = await select<Fields>(sql, values)
  return rows.map(row => model.build(fromDatabase(model, row) as never, { isNewRecord: false, raw: true }))
}

function fromDatabase(model: ModelStatic<Model>, row: Fields): Fields {
  for (const { name, kind } of shapeOf(model).columns) {
    const value = row[name]
    if (kind === 'moment' && typeof value === 'string') row[name] = new Date(value)
    if (kind === 'flag' && typeof value === 'number') row[name] = value === 1
  }
  return row
}

/** Writes a new row that was built with Model.build(). What the model validates has been checked by whoever calls. */
export async function insert<M extends Model>(row: M): Promise<M> {
  const { table, columns } = shapeOf(row.constructor as ModelStatic<Model>)
  const now = new Date()
  for (const { name, kind } of columns) {
    if (kind === 'moment' && (name === 'createdAt' || name === 'updatedAt'))
      row.setDataValue(name as never, now as never)
    if (name === 'version') row.setDataValue(name as never, 0 as never)
  }
  const values = columns.map(({ name }) => (row.getDataValue(name as never) ?? null) as Value)
  const fields = columns.map(({ field }) => `\`${field}\``).join(', ')
  await run(`INSERT INTO \`${table}\` (${fields}) VALUES (${columns.map(() => '?').join(', ')})`, values)
  row.isNewRecord = false
  return row
}

/** Sets what a model keeps for itself, which Model.set() passes over. */
function stamp(row: Model, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    row.setDataValue(name as never, value as never)
    row.changed(name as never, true)
  }
}

/** Writes the changed columns of a row, under its version where it has one. Throws 412 when somebody was faster. */
export async function update<M extends Model>(row: M, changes: Fields): Promise<M> {
  row.set(changes as never)
  const { table, columns } = shapeOf(row.constructor as ModelStatic<Model>)
  const changed = columns.filter(({ name }) => row.changed(name as never))
  if (changed.length === 0) return row
  const versioned = columns.some(({ name }) => name === 'version')
  const version = Number(row.getDataValue('version' as never))
  if (versioned) stamp(row, { version: version + 1, updatedAt: new Date() })
  const written = columns.filter(({ name }) => row.changed(name as never))
  const values = written.map(({ name }) => (row.getDataValue(name as never) ?? null) as Value)
  const id = row.getDataValue('id' as never) as string
  const count = await run(
    `UPDATE \`${table}\` SET ${written.map(({ field }) => `\`${field}\` = ?`).join(', ')} WHERE id = ?${versioned ? ' AND version = ?' : ''}`,
    versioned ? [...values, id, version] : [...values, id],
  )
  if (versioned && count === 0)
    throw new Problem('stale-record', 'Somebody changed this at the same moment; read it again')
  for (const { name } of written) row.changed(name as never, false)
  return row
}
