import { DataTypes, type Model, type ModelStatic } from 'sequelize'
import { Problem } from '../errors.ts'
import { forUpdate, run, select, type Value } from './statements.ts'

/**
 * Finding and writing rows of models without the query builder, for the paths that everybody waits for. What comes back
 * are models like any other.
 */
export type Fields = Record<string, unknown>

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
    const kept = kind === 'moment' && (name === 'createdAt' || name === 'updatedAt')
    if (kept && !row.getDataValue(name as never)) row.setDataValue(name as never, now as never)
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
