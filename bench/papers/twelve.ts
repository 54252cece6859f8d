import { barChart, type Chart, lineChart, stackedChart } from '../../reports/layout/chart.ts'
import { heading, title } from '../../reports/layout/heading.ts'
import { closeSheet, openSheet } from '../../reports/layout/page.ts'
import { note, paragraph } from '../../reports/layout/paragraph.ts'
import { table } from '../../reports/layout/table.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const kinds = [barChart, stackedChart, lineChart, barChart]
const draws = ['Bars', 'Stacked bars', 'Lines', 'Bars again']
const columns = [
  { title: 'Subject', weight: 3 },
  { title: 'Stage', weight: 2 },
  ...['First', 'Second', 'Third'].map(name => ({ title: name, weight: 1, align: 'right' as const })),
]

/** The size of the fixed document: so many tables, of so many rows. */
const TABLES = 11
const ROWS = 24

/** A fixed document of twelve pages: four charts and eleven tables with 264 rows, drawn with the layout kit. */
export async function drawTwelve(): Promise<Buffer> {
  const sheet = openSheet({
    title: 'Twelve pages',
    lang: 'en-GB',
    createdAt: new Date('2026-01-01T00:00:00Z'),
  })
  title(sheet, {
    above: 'Bench',
    title: 'A document of twelve pages',
    below: ['Four charts and eleven tables.', 'The numbers mean nothing.'],
  })
  for (let number = 0; number < TABLES; number++) {
    heading(sheet, `Section ${number + 1}`)
    paragraph(sheet, sentence(number))
    kinds[number]?.(sheet, chartOf(number))
    table(sheet, columns, rowsOf(number))
    note(
      sheet,
      'The numbers of a section are made from its own number, so that the document is always the same.',
    )
  }
  return closeSheet(sheet, 'A document of twelve pages')
}

const sentence = (number: number) =>
  `What stands here is as long as what a report says above a table: section ${number + 1} has ${ROWS} rows, each with a subject, a stage and three numbers. Some wrap, most do not.`

const chartOf = (number: number): Chart => ({
  unit: 'Hours',
  series: ['This year', 'Last year'],
  groups: months.map((label, month) => ({
    label,
    bars: [valueAt(number, month), valueAt(month, number)].map(bar),
  })),
  alt: `${draws[number]} for each month.`,
})

const bar = (value: number) => ({ value, text: String(value) })

const valueAt = (one: number, other: number) => ((one + 3) * 37 + other * 53) % 97

function* rowsOf(number: number) {
  for (let row = 0; row < ROWS; row++) {
    const values = [1, 2, 3].map(column => String(valueAt(number * row, column)))
    yield { cells: [`Matter ${number + 1}.${row + 1}, ${months[row % 12]}`, `Stage ${row % 7}`, ...values] }
  }
}
