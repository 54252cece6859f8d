import type { Compared, Count, CountedRow } from './figures.ts'
import { tells } from './tell.ts'

/** A row of a table before anything of it is hidden. */
export interface PlainRow extends Compared<number> {
  label: string
}

/** The same matters, counted in two ways. */
export interface Tables<Row> {
  byKind: Row[]
  byStage: Row[]
}

export interface Concealed extends Tables<CountedRow> {
  matters: Compared<Count>
}

type Year = keyof Compared<number>

/**
 * Hides one to four behind a mask, and as few further numbers as keep the masked ones from being worked out. Where
 * hiding does not help, a table becomes a single row.
 */
export function conceal(tables: Tables<PlainRow>): Concealed {
  for (const attempt of folded(tables)) {
    const [thisYear, lastYear] = [concealYear(attempt, 'thisYear'), concealYear(attempt, 'lastYear')]
    if (thisYear && lastYear) return named(attempt, { thisYear, lastYear })
  }
  throw new Error('Tables of one row each can always be shown')
}

/** A count that stands by itself. */
export function concealCount(number: number): Count {
  return number > 0 && number < 5 ? { masked: true } : { value: number }
}

function folded({ byKind, byStage }: Tables<PlainRow>): Tables<PlainRow>[] {
  const [oneKind, oneStage] = [fold(byKind, 'All kinds'), fold(byStage, 'All stages')]
  return [
    { byKind, byStage },
    { byKind, byStage: oneStage },
    { byKind: oneKind, byStage },
    { byKind: oneKind, byStage: oneStage },
  ]
}

function fold(rows: PlainRow[], label: string): PlainRow[] {
  return rows.length === 0
    ? []
    : [{ label, thisYear: sum(rows, 'thisYear'), lastYear: sum(rows, 'lastYear') }]
}

const sum = (rows: PlainRow[], year: Year) => rows.reduce((total, row) => total + row[year], 0)

/** One year of the total and both tables; the total counts as a table of one row. */
type Column = [total: Count[], byKind: Count[], byStage: Count[]]

/**
 * Begins with every number of five or more withheld, and shows one after the other as long as that tells no masked
 * one: the total first, then the largest. Null when a masked one is told even at the beginning.
 */
function concealYear({ byKind, byStage }: Tables<PlainRow>, year: Year): Column | null {
  const numbers = [[sum(byKind, year)], byKind.map(row => row[year]), byStage.map(row => row[year])]
  const column = numbers.map(table => table.map(number => (number < 5 ? concealCount(number) : withheld)))
  if (tells(column)) return null
  for (const { table, row, number } of largestFirst(numbers)) {
    const counts = column[table] ?? []
    counts[row] = { value: number }
    if (tells(column)) counts[row] = withheld
  }
  return column as Column
}

const withheld: Count = { withheld: true }

// The total is as large as any row and stands first, and sorting keeps equals in their order.
function largestFirst(numbers: number[][]) {
  return numbers
    .flatMap((rows, table) => rows.map((number, row) => ({ table, row, number })))
    .filter(({ number }) => number >= 5)
    .sort((one, other) => other.number - one.number)
}

function named({ byKind, byStage }: Tables<PlainRow>, { thisYear, lastYear }: Compared<Column>): Concealed {
  const rows = (plain: PlainRow[], table: 1 | 2) =>
    plain.map(({ label }, row) => ({
      label,
      thisYear: thisYear[table][row] ?? withheld,
      lastYear: lastYear[table][row] ?? withheld,
    }))
  return {
    matters: { thisYear: thisYear[0][0] ?? withheld, lastYear: lastYear[0][0] ?? withheld },
    byKind: rows(byKind, 1),
    byStage: rows(byStage, 2),
  }
}
