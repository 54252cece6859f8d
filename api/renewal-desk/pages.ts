import { type Page, readCursor, writeCursor } from '../page.ts'
import type { DeskRow } from './rows.ts'
import type { sortKeys } from './schema.ts'

type Sort = (typeof sortKeys)[number]

interface Question {
  limit: number
  cursor?: string | undefined
  sort: Sort
}

/** Only the beginning of a name sorts, for a name may be longer than a cursor. */
const NAMED = 30

/** A page of the desk. Its order follows from numbers that are worked out, so it is made here and not by the database. */
export function pageOf(rows: DeskRow[], { limit, cursor, sort }: Question): Page<DeskRow> {
  const sorted = rows
    .map(row => ({ row, place: placeOf(row, sort) }))
    .sort((one, other) => compare(one.place, other.place, sort))
  const after = cursor ? placeIn(readCursor(cursor, sort), sort) : null
  const rest = after ? sorted.filter(({ place }) => compare(place, after, sort) > 0) : sorted
  const shown = rest.slice(0, limit)
  const last = shown.at(-1)?.place
  const next = rest.length > limit && last
  return {
    items: shown.map(({ row }) => row),
    next: next ? writeCursor({ order: sort, value: String(last.value), id: last.id }) : null,
  }
}

interface Place {
  value: number | string
  id: string
}

function placeOf(row: DeskRow, sort: Sort): Place {
  const id = row.term.firmId
  if (sort.endsWith('risk')) return { value: row.risk, id }
  if (sort.endsWith('daysToEnd')) return { value: row.daysToEnd, id }
  return { value: row.term.firmName.slice(0, NAMED), id }
}

const placeIn = ({ value, id }: { value: string; id: string }, sort: Sort): Place => ({
  value: sort.endsWith('name') ? value : Number(value),
  id,
})

function compare(one: Place, other: Place, sort: Sort): number {
  const direction = sort.startsWith('-') ? -1 : 1
  if (one.value !== other.value) return one.value < other.value ? -direction : direction
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}
