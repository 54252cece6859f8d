import type { Model, ModelStatic } from 'sequelize'
import { invalid } from '../errors.ts'
import { escaped, select } from '../models/statements.ts'
import type { Ability } from '../policies/ability.ts'
import { flagColumns, scopeSql } from '../policies/scope.ts'
import { groupOf, mayRead } from '../policies/visibility.ts'
import type { SubjectName } from '../policies/vocabulary.ts'
import { type Page, readCursor, writeCursor } from './page.ts'

/** One way of ordering a list: the field it reveals and the column that sorts. */
interface Order {
  field: string
  column: string
}

interface Filter {
  field: string
  /** SQL in which :value stands for what was asked. */
  sql: string
}

/** What a list is made of. Filters and sort keys are a closed list, each tied to the field that it reveals. */
export interface Listing {
  model: ModelStatic<Model>
  /** Columns beside the permission flags, as SQL. The table goes by its model's name. */
  columns: string[]
  /** The column that tells rows apart, when it is not `id`; columns must then name it `id`. */
  key?: string
  joins?: string
  /** The field groups that present() asks about, when it does not ask about all of them: each costs the query a verdict. */
  groups?: readonly string[]
  filters: Record<string, Filter>
  orders: Record<string, Order>
}

export interface Question {
  limit: number
  cursor?: string | undefined
  /** A sort key of the listing, with "-" in front for descending. */
  sort: string
  filters: Record<string, unknown>
  /** A further condition of the endpoint itself. */
  where?: string
}

export type Row = Record<string, unknown>

/** Reads one page through the door. Rows carry the flags that visible() needs. */
export async function listPage<T>(
  ability: Ability,
  listing: Listing,
  question: Question,
  present: (row: Row) => T,
): Promise<Page<T>> {
  const { limit, sort } = question
  const { order, direction } = orderOf(ability, listing, sort)
  const where = [scopeSql(ability, 'read', listing.model), ...filterSql(ability, listing, question)]
  if (question.where) where.push(question.where)
  revealing(ability, listing, order.field, where)

  const id = `\`${listing.model.name}\`.${listing.key ?? 'id'}`
  if (question.cursor) {
    const after = readCursor(question.cursor, sort)
    const beyond = direction === 'ASC' ? '>' : '<'
    const value = escaped(after.value)
    where.push(
      `(${order.column} ${beyond} ${value} OR (${order.column} = ${value} AND ${id} ${beyond} ${escaped(after.id)}))`,
    )
  }

  const rows = await select<Row>(
    `SELECT ${columnsOf(ability, listing)}, ${order.column} AS sort_value
     FROM ${listing.model.getTableName()} AS \`${listing.model.name}\` ${listing.joins ?? ''}
     WHERE ${where.join(' AND ')}
     ORDER BY ${order.column} ${direction}, ${id} ${direction} LIMIT ${limit + 1}`,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(present),
    next:
      rows.length > limit && last
        ? writeCursor({ order: sort, value: textOf(last.sort_value), id: String(last.id) })
        : null,
  }
}

function columnsOf(ability: Ability, listing: Listing): string {
  const flags = flagColumns(ability, listing.model, 'many', listing.groups)
  return [...listing.columns, ...(flags ? [flags] : [])].join(', ')
}

function orderOf(
  ability: Ability,
  listing: Listing,
  sort: string,
): { order: Order; direction: 'ASC' | 'DESC' } {
  const key = sort.replace(/^-/, '')
  // Its own keys only: every object answers to "constructor".
  const order = Object.hasOwn(listing.orders, key) ? listing.orders[key] : undefined
  if (!order || !readable(ability, listing, order.field)) throw invalid('/sort', 'unknown sort key')
  return { order, direction: sort.startsWith('-') ? 'DESC' : 'ASC' }
}

function filterSql(ability: Ability, listing: Listing, question: Question): string[] {
  const where: string[] = []
  for (const [name, value] of Object.entries(question.filters)) {
    if (value === undefined) continue
    const filter = listing.filters[name]
    if (!filter || !readable(ability, listing, filter.field)) throw invalid(`/${name}`, 'unknown field')
    revealing(ability, listing, filter.field, where)
    where.push(filter.sql.replace(/:[a-zA-Z]+/g, () => literalOf(value)))
  }
  return where
}

const readable = (ability: Ability, listing: Listing, field: string) =>
  mayRead(ability, listing.model.name as SubjectName, field)

/** A filter or an order reveals a field, so it only runs over the rows on which the reader may read that field. */
function revealing(ability: Ability, listing: Listing, field: string, where: string[]): void {
  const scope = scopeSql(ability, 'read', listing.model, groupOf(listing.model.name as SubjectName, field))
  if (!where.includes(scope)) where.push(scope)
}

function literalOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(Number(value))
  return escaped(textOf(value))
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString().replace('T', ' ').replace('Z', '') : String(value)
}
