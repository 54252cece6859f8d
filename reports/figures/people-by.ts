import { setImmediate } from 'node:timers/promises'
import { Client } from '../../models/Client.ts'
import { openValue } from '../../models/columns.ts'
import { select } from '../../models/statements.ts'
import { scopeSql } from '../../policies/scope.ts'
import { type Dimension, dimensions, type PersonDimension } from './dimensions.ts'
import { type CountedRow, type Group, groupOf } from './figure.ts'
import { columnOf, told } from './person-values.ts'
import type { Question } from './question.ts'
import type { Place } from './table.ts'

/** So many files are opened at a time. */
export const FILES = 200

interface Divided {
  person: readonly PersonDimension[]
  others: readonly Dimension[]
}

/**
 * Divides rows that were counted person by person, and come in pages, by what only the opened files tell. Of the files
 * only the columns that are needed are read, and nothing of a file outlives its page but the group it falls into.
 */
export async function divideByPerson(
  pages: AsyncIterable<readonly CountedRow[]>,
  { person, others }: Divided,
  question: Question,
): Promise<Group[]> {
  const sums = new Map<string, Group>()
  for await (const rows of pages) {
    for (let at = 0; at < rows.length; at += FILES) {
      const some = rows.slice(at, at + FILES)
      const places = await placesOf([...new Set(some.map(row => String(row.person)))], person, question)
      for (const row of some) {
        const { by, value } = groupOf(row, others)
        add(sums, { ...by, ...(places.get(String(row.person)) ?? unknown(person)) }, value)
      }
      // Opening files takes the processor; others get their turn in between.
      await setImmediate()
    }
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

// Bound, and always as many: a statement of its own for each page would be prepared and kept, and those of a hundred
// thousand people hold more memory than their files.
const PLACES = Array.from({ length: FILES }, () => '?').join(', ')

/** What the files of at most so many people say of them. Whose file cannot be read is not among the answers. */
export async function placesOf(
  ids: string[],
  by: readonly PersonDimension[],
  { ability, period }: Question,
): Promise<Map<string, Place>> {
  const columns = by.map((dimension, at) => `\`Client\`.${columnOf[dimension].field} AS part${at}`)
  const doors = new Set(by.map(dimension => scopeSql(ability, 'read', Client, dimensions[dimension].group)))
  const rows = await select<Record<string, string | null>>(
    `SELECT \`Client\`.id, ${columns.join(', ')} FROM clients AS \`Client\`
     WHERE \`Client\`.id IN (${PLACES}) AND ${[...doors].join(' AND ')}`,
    Array.from({ length: FILES }, (_, at) => ids[at] ?? ''),
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
