import type { Sheet } from '../../layout/page.ts'
import { type Column, type Row, table } from '../../layout/table.ts'
import type { Compared, RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'

export interface ComparedRow extends Compared<string> {
  label: string
  strong?: boolean
}

/** A table of this year beside the last one, where there was one. */
export function comparedTable(
  sheet: Sheet,
  { period, lastPeriod }: Pick<RenewalFigures, 'period' | 'lastPeriod'>,
  { voice, title, rows }: { voice: Voice; title: string; rows: ComparedRow[] },
): void {
  const years: Column[] = [period, ...(lastPeriod ? [lastPeriod] : [])].map(year => ({
    title: voice.year(year),
    weight: 1,
    align: 'right',
  }))
  const columns = [{ title, weight: 3.6 }, ...years]
  const toRow = ({ label, thisYear, lastYear, strong = false }: ComparedRow): Row => ({
    cells: [label, thisYear, lastYear].slice(0, columns.length),
    strong,
  })
  table(sheet, columns, rows.map(toRow))
}

/** The same turned into words for both years. */
export const both = <T>(
  { thisYear, lastYear }: Compared<T>,
  toText: (one: T) => string,
): Compared<string> => ({
  thisYear: toText(thisYear),
  lastYear: toText(lastYear),
})
