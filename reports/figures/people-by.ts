import { setImmediate } from 'node:timers/promises'
import { Client } from '../../models/Client.ts'
import { openValue } from '../../models/columns.ts'
import { escaped, select } from '../../models/statements.ts'
import { scopeSql } from '../../policies/scope.ts'
import { type Dimension, dimensions, type PersonDimension } from './dimensions.ts'
import { type CountedRow, type Group, groupOf } from './figure.ts'
import { columnOf, told } from './person-values.ts'
import type { Question } from './question.ts'
import type { Place } from './table.ts'

/** So many files are opened at a time. */
const PAGE = 200

interface Divided {
  person: readonly PersonDimension[]
  others: readonly Dimension[]
}

/**
 * Divides rows that were counted person by person by what only the opened files tell. The files are read in pages, of
 * each only the columns that are needed, and nothing of a file outlives its page but the group it falls into.
 */
export async function divideByPerson(
  rows: readonly CountedRow[],
  { person, others }: Divided,
  question: Question,
): Promise<Group[]> {
  const sums = new Map<string, Group>()
  for (let at = 0; at < rows.length; at += PAGE) {
    const page = rows.slice(at, at + PAGE)
    const places = await placesOf([...new Set(page.map(row => String(row.person)))], person, question)
    for (const row of page) {
      const { by, value } = groupOf(row, others)
      add(sums, { ...by, ...(places.get(String(row.person)) ?? unknown(person)) }, value)
    }
    // Opening a page takes the processor; others get their turn between two.
    await setImmediate()
  }
  return [...sums.values()]
}

function add(sums: Map<string, Group>, by: Place, value: number): void {
  const key = JSON.stringify(by)
  const known = sums.get(key)
  if (known) known.value += value
  else sums.set(key, { by, value })
}

const unknown = (by: readonly PersonDimension[]): Place =>
  Object.fromEntries(by.map(dimension => [dimension, 'unknown']))

async function placesOf(
  ids: string[],
  by: readonly PersonDimension[],
  { ability, period }: Question,
): Promise<Map<string, Place>> {
  const columns = by.map((dimension, at) => `\`Client\`.${columnOf[dimension].field} AS part${at}`)
  const doors = new Set(by.map(dimension => scopeSql(ability, 'read', Client, dimensions[dimension].group)))
  const rows = await select<Record<string, string | null>>(
    `SELECT \`Client\`.id, ${columns.join(', ')} FROM clients AS \`Client\`
     WHERE \`Client\`.id IN (${ids.map(escaped).join(', ')}) AND ${[...doors].join(' AND ')}`,
  )
  return new Map(
    rows.map(row => {
      const id = String(row.id)
      const values = by.map((dimension, at) => {
        const where = { table: 'clients', column: columnOf[dimension].attribute, id }
        return [dimension, told[dimension](openValue('identity', where, row[`part${at}`]), period)]
      })
      return [id, Object.fromEntries(values)]
    }),
  )
}
