import type { Compared, Count, CountedRow } from './figures.ts'

/** A row of a table before anything of it is hidden. */
export interface PlainRow extends Compared<number> {
  label: string
}

const isSmall = (number: number) => number > 0 && number < 5

/** A count that stands by itself. */
export function concealCount(number: number): Count {
  return isSmall(number) ? { masked: true } : { value: number }
}

/** What all rows of a table add up to, hidden where it is small. */
export function concealTotal(rows: PlainRow[]): Compared<Count> {
  const total = (year: keyof Compared<number>) => concealCount(sum(rows.map(row => row[year])))
  return { thisYear: total('thisYear'), lastYear: total('lastYear') }
}

/**
 * Hides the small numbers of a table in such a way that they cannot be worked out from its total, not even by a reader
 * who knows this code. Where that fails for a year, its numbers are left out, and so are the rows that only that year
 * has. Where nothing is left, one row under the given label remains.
 */
export function conceal(rows: PlainRow[], label: string): CountedRow[] {
  const thisYear = concealYear(rows.map(row => row.thisYear))
  const lastYear = concealYear(rows.map(row => row.lastYear))
  const shown = rows.flatMap((row, index) => {
    const isKept = (thisYear && row.thisYear > 0) || (lastYear && row.lastYear > 0)
    const counts = { thisYear: thisYear?.[index] ?? withheld, lastYear: lastYear?.[index] ?? withheld }
    return isKept ? [{ label: row.label, ...counts }] : []
  })
  return shown.length > 0 || rows.length === 0 ? shown : [{ label, ...concealTotal(rows) }]
}

const withheld: Count = { withheld: true }

/**
 * One or two masked numbers need another hidden beside them. It is the last large one, whatever its size: a choice by
 * size would tell something of the masked ones. Null when the numbers cannot be shown.
 */
function concealYear(numbers: number[]): Count[] | null {
  const masked = numbers.filter(isSmall).length
  const beside = masked === 1 || masked === 2 ? numbers.findLastIndex(number => number >= 5) : -1
  if (isSmall(sum(numbers)) || isTold(numbers, beside)) return null
  return numbers.map((number, index) => (index === beside ? withheld : concealCount(number)))
}

/** Whether what remains for the hidden numbers leaves but one way to fill them in. */
function isTold(numbers: number[], beside: number): boolean {
  const masked = numbers.filter(isSmall).length
  const remains = sum(numbers.filter((number, index) => isSmall(number) || index === beside))
  if (masked === 0) return false
  return beside >= 0 ? remains === masked + 5 : remains === masked || remains === masked * 4
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
