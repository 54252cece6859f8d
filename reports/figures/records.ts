import { invalid, Problem } from '../../errors.ts'
import { escaped, select } from '../../models/statements.ts'
import { scopeSql } from '../../policies/scope.ts'
import type { SubjectName } from '../../policies/vocabulary.ts'
import { dimensionsOf, partOf } from './count.ts'
import { type Dimension, isOfPeople, type PersonDimension, refuseUnreadable } from './dimensions.ts'
import type { Counted, Figure } from './figure.ts'
import { FILES, placesOf } from './people-by.ts'
import { asking, type Question } from './question.ts'
import type { Place } from './table.ts'

/** One of the records behind a number. */
export interface CountedRecord {
  kind: string
  id: string
  /** How people quote it: its own reference, or that of what it belongs to. */
  reference: string | null
  /** What it adds to the number, where that is an amount. */
  amount: number | null
}

interface Wanted {
  limit: number
  after?: string | undefined
  /** Of one cell only: `{ stage: 'A02' }`. */
  cell?: Place
  /** Of that of which the figure is a share. */
  among?: boolean
}

interface Row {
  id: string
  reference: string | null
  amount: number | null
  person: string | null
}

/**
 * The records behind a figure, or behind a cell of it, as far as this reader may read them, in the order of their ids, from
 * after an id on. Throws 403 where the reader may read none of that kind although they may count them, and where the cell
 * is told by what they may not read; 422 for a cell or a whole that the figure does not have.
 */
export async function recordsOf(
  figure: Figure,
  question: Omit<Question, 'by'>,
  { limit, after, cell = {}, among = false }: Wanted,
): Promise<CountedRecord[]> {
  refuseUnread(figure, question)
  if (among && !figure.among) throw invalid('/among', 'this figure is a share of nothing')
  const by = dimensionsOf({ ...figure, always: [] }, Object.keys(cell) as Dimension[], '/in')
  refuseUnreadable(question.ability, by)
  const asked = { ...question, by }
  const counted = (among && figure.among ? figure.among : figure.counted)(asking(asked))
  const size = by.some(isOfPeople) ? FILES : limit
  const found: Row[] = []
  for (let last = after; ; ) {
    const rows = await pageOf(figure, asked, { counted, cell, last, size })
    found.push(...(await thoseIn(cell, rows, asked)))
    last = rows.at(-1)?.id
    if (found.length >= limit || rows.length < size) break
  }
  return found.slice(0, limit).map(row => recordOf(counted, row))
}

function refuseUnread({ subject, group }: Figure, { ability }: Omit<Question, 'by'>): void {
  if (ability.rulesFor('read', subject.name as SubjectName, group).length === 0) {
    throw new Problem('forbidden', 'You may know how many there are, but not which')
  }
}

interface Page {
  counted: Counted
  cell: Place
  last: string | undefined
  size: number
}

/** Records of the cell as far as the statement can tell; what only a file tells is looked up afterwards. */
function pageOf(
  { subject, group }: Figure,
  { ability, by }: Question,
  { counted, cell, last, size }: Page,
): Promise<Row[]> {
  const { from, where, record, amount = 'NULL', person = 'NULL' } = counted
  const parts = by
    .filter(one => !isOfPeople(one))
    .map(one => ({ ...partOf(counted, one), value: cell[one] ?? '' }))
  const joins = new Set(parts.flatMap(({ joins: some = [] }) => some))
  const conditions = [
    ...new Set([scopeSql(ability, 'count', subject), scopeSql(ability, 'read', subject, group)]),
    ...where,
    ...parts.map(({ sql, value }) => `COALESCE(${sql}, 'unknown') = ${escaped(value)}`),
    ...(last ? [`${record.id} > ${escaped(last)}`] : []),
  ]
  return select<Row>(
    `SELECT DISTINCT ${record.id} AS id, ${record.reference} AS reference, ${amount} AS amount, ${person} AS person
     FROM ${[from, ...joins].join(' ')} WHERE ${conditions.join(' AND ')} ORDER BY id LIMIT ${size}`,
  )
}

/** Of some records those whose people stand in the cell. */
async function thoseIn(cell: Place, rows: Row[], question: Question): Promise<Row[]> {
  const person = question.by.filter(isOfPeople)
  if (person.length === 0 || rows.length === 0) return rows
  const places = await placesOf([...new Set(rows.map(row => String(row.person)))], person, question)
  const told = (row: Row, one: PersonDimension) => places.get(String(row.person))?.[one] ?? 'unknown'
  return rows.filter(row => person.every(one => told(row, one) === cell[one]))
}

const recordOf = ({ record }: Counted, { id, reference, amount }: Row): CountedRecord => ({
  kind: record.kind,
  id,
  reference: reference ?? null,
  amount: amount === null ? null : Number(amount),
})
