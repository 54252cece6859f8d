import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { paragraph } from '../../layout/paragraph.ts'
import { type Column, table } from '../../layout/table.ts'
import type { Compared, Count, CountedRow, RenewalFigures } from '../figures.ts'
import { countFigure, span, yearName } from '../wording.ts'

/** The year's matters, counted once by kind and once by stage. */
export function drawMatters(sheet: Sheet, figures: RenewalFigures): void {
  if (figures.mattersByKind.length === 0 && figures.mattersByStage.length === 0) {
    heading(sheet, 'Matters')
    paragraph(sheet, `No matters were recorded from ${span(figures.period)}.`)
    return
  }
  heading(sheet, 'Matters by kind', 90)
  countTable(sheet, figures, { title: 'Kind', rows: figures.mattersByKind })
  heading(sheet, 'Matters by stage reached', 90)
  countTable(sheet, figures, { title: 'Stage', rows: figures.mattersByStage })
}

function countTable(sheet: Sheet, figures: RenewalFigures, by: { title: string; rows: CountedRow[] }): void {
  const { period, lastPeriod, totals } = figures
  const years: Column[] = [period, ...(lastPeriod ? [lastPeriod] : [])].map(year => ({
    title: yearName(year),
    weight: 1,
    align: 'right',
  }))
  const columns = [{ title: by.title, weight: 4 }, ...years]
  const cells = (label: string, { thisYear, lastYear }: Compared<Count>) =>
    [label, countFigure(thisYear), countFigure(lastYear)].slice(0, columns.length)
  table(sheet, columns, [
    ...by.rows.map(row => ({ cells: cells(row.label, row) })),
    { cells: cells('All matters', totals.matters), strong: true },
  ])
}
