import { usualRule } from '../suppression/table.ts'
import type { Compared, Count, CountedRow } from './figures.ts'

/** A row of a table before anything of it is hidden. */
export interface PlainRow extends Compared<number> {
  code: string
}

type Year = keyof Compared<number>

/** The largest number that is hidden, where the centre has not set another. */
export const USUAL_SMALL = usualRule.threshold

const smallerThan = (smallCells: number) => (number: number) => number > 0 && number <= smallCells

/** A count that stands by itself. */
export function concealCount(number: number, smallCells = USUAL_SMALL): Count {
  return smallerThan(smallCells)(number) ? { masked: true } : { value: number }
}

/** What all rows of a table add up to, hidden where it is small. */
export function concealTotal(rows: PlainRow[], smallCells = USUAL_SMALL): Compared<Count> {
  const total = (year: Year) => concealCount(sum(rows.map(row => row[year])), smallCells)
  return { thisYear: total('thisYear'), lastYear: total('lastYear') }
}

export interface PlainTable {
  rows: PlainRow[]
  /** What the table's only row is called when no other is left. */
  together: string
}

/**
 * Hides the small numbers of tables that count the same matters, in such a way that they cannot be worked out from the
 * total and from each other, not even by a reader who knows this code. Where that fails for a year, the tables leave
 * its numbers out, and the rows that only that year has. The row called `shared` counts the same matters in all tables.
 */
export function conceal(tables: PlainTable[], shared: string, smallCells = USUAL_SMALL): CountedRow[][] {
  const thisYear = concealYear(tables, { shared, smallCells }, 'thisYear')
  const lastYear = concealYear(tables, { shared, smallCells }, 'lastYear')
  return tables.map(({ rows, together }, table) => {
    const kept = rows.flatMap((row, index) => {
      const isKept = (thisYear && row.thisYear > 0) || (lastYear && row.lastYear > 0)
      const countOf = (column: Count[][] | null) => column?.[table]?.[index] ?? withheld
      return isKept ? [{ code: row.code, thisYear: countOf(thisYear), lastYear: countOf(lastYear) }] : []
    })
    return kept.length > 0 || rows.length === 0
      ? kept
      : [{ code: together, ...concealTotal(rows, smallCells) }]
  })
}

const withheld: Count = { withheld: true }

interface How {
  shared: string
  smallCells: number
}

function concealYear(tables: PlainTable[], { shared, smallCells }: How, year: Year): Count[][] | null {
  const columns = tables.map(({ rows }) =>
    concealColumn(
      rows.map(row => row[year]),
      rows.findIndex(row => row.code === shared),
      smallCells,
    ),
  )
  // All or none: that one table cannot be shown would tell of the shared number in another.
  return columns.every(column => column !== null) ? columns : null
}

/**
 * One or two masked numbers need another hidden beside them. It is the last large one, whatever its size: a choice by
 * size would tell something of the masked ones. Never is it the shared one, for the other table would give it away; and
 * where the shared one is masked, each table hides another, so that they narrow it no further together than alone.
 * Null when the numbers cannot be shown.
 */
function concealColumn(numbers: number[], common: number, smallCells: number): Count[] | null {
  const isSmall = smallerThan(smallCells)
  const shared = numbers[common] ?? 0
  const masked = numbers.filter(isSmall).length
  const needed = masked === 1 || masked === 2 || isSmall(shared)
  const beside = needed
    ? numbers.findLastIndex((number, index) => number > smallCells && index !== common)
    : -1
  if (isSmall(sum(numbers) - shared)) return null
  if ((isSmall(shared) && beside < 0) || isTold(numbers, beside, smallCells)) return null
  return numbers.map((number, index) => (index === beside ? withheld : concealCount(number, smallCells)))
}

/** Whether what remains for the hidden numbers leaves but one way to fill them in. */
function isTold(numbers: number[], beside: number, smallCells: number): boolean {
  const isSmall = smallerThan(smallCells)
  const masked = numbers.filter(isSmall).length
  const remains = sum(numbers.filter((number, index) => isSmall(number) || index === beside))
  if (masked === 0) return false
  if (beside >= 0) return remains === masked + smallCells + 1
  return remains === masked || remains === masked * smallCells
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
