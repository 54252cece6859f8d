import { markInWords } from '../fingerprint.ts'
import type { Mark } from '../kind.ts'
import { barChart, type Chart, chartHeight } from '../layout/chart.ts'
import { heading, title } from '../layout/heading.ts'
import { closeSheet, openSheet, type Sheet } from '../layout/page.ts'
import { note, paragraph } from '../layout/paragraph.ts'
import { type Column, table } from '../layout/table.ts'
import { tiles } from '../layout/tiles.ts'
import { shareOf } from '../suppression/derived.ts'
import type { ImpactFigures, ImpactFrame, ImpactRow, ImpactSection } from './figures.ts'
import { figure, format, label, span } from './wording.ts'
import { headings, labels, method, standalone, suppression } from './words.ts'

/** Draws the impact report of the programme. The same figures give the same bytes. */
export async function draw(figures: ImpactFigures, mark?: Mark): Promise<Buffer> {
  const { period, before, centre, preparedOn, asAt } = figures
  const sheet = openSheet({
    title: `Impact report, ${span(period)}: ${centre.name}`,
    lang: 'en-GB',
    createdAt: new Date(`${preparedOn}T00:00:00Z`),
  })
  title(sheet, {
    above: `${centre.name} · Impact report`,
    title: span(period),
    below: [
      `Beside ${span(before)}`,
      `As known on ${format.date(asAt.slice(0, 10))}, ${asAt.slice(11, 16)} UTC. Prepared on ${format.date(preparedOn)}.`,
    ],
  })
  drawTiles(sheet, figures)
  for (const section of figures.sections) drawSection(sheet, figures, section)
  for (const frame of figures.frames) drawFrame(sheet, figures, frame)
  drawMethod(sheet, figures)
  if (mark) drawMark(sheet, mark)
  return closeSheet(sheet, `Impact report, ${span(period)}. Prepared on ${format.date(preparedOn)}.`)
}

const wholes = ['people.reached', 'casework.forms', 'referrals.reached-service', 'firms.partners']

function drawTiles(sheet: Sheet, { sections, smallCells }: ImpactFigures): void {
  const rows = sections.flatMap(section => section.rows)
  const found = wholes.flatMap(code => rows.find(row => row.code === code) ?? [])
  tiles(
    sheet,
    found.map(row => ({
      figure: figure(row.now, row, smallCells),
      label:
        row.code === 'referrals.reached-service'
          ? 'referrals that arrived'
          : (labels[row.code] ?? '').toLowerCase(),
      beside: `before: ${figure(row.before, row, smallCells)}`,
    })),
  )
}

function drawSection(sheet: Sheet, figures: ImpactFigures, section: ImpactSection): void {
  heading(sheet, headings[section.code] ?? section.code, 90)
  if (section.rows.length === 0) {
    paragraph(sheet, 'Nothing was recorded in either period.')
    return
  }
  rowsTable(sheet, figures, section.rows)
  if (section.code === 'cases') drawCases(sheet, section)
  for (const sentence of shares(section.rows)) note(sheet, sentence)
}

/** The cases of both periods as bars, unless something of them is hidden. */
function drawCases(sheet: Sheet, { rows }: ImpactSection): void {
  const whole = rows.filter(({ by }) => Object.keys(by).length === 0)
  if (whole.some(({ now, before }) => !('value' in now && 'value' in before))) return
  const chart: Chart = {
    unit: 'Cases',
    series: ['This period', 'Before'],
    groups: whole.map(row => ({
      label: label(row),
      bars: [row.now, row.before].map(printed => ({
        value: 'value' in printed ? printed.value : 0,
        text: figure(printed, row, 0),
      })),
    })),
    alt: 'Bar chart of the cases carried over, opened, closed and open at the end.',
  }
  heading(sheet, 'The same as a chart', chartHeight(sheet, chart))
  barChart(sheet, chart)
}

function rowsTable(sheet: Sheet, { smallCells }: ImpactFigures, rows: ImpactRow[]): void {
  const right = (title: string): Column => ({ title, weight: 1.5, align: 'right' })
  const columns = [
    { title: 'Figure', weight: 4 },
    { title: 'Code', weight: 2.6 },
    right('This period'),
    right('Before'),
  ]
  table(
    sheet,
    columns,
    rows.map(row => ({
      cells: [label(row), row.code, figure(row.now, row, smallCells), figure(row.before, row, smallCells)],
    })),
  )
}

const parts: [part: string, whole: string, words: string][] = [
  ['appeals.in-time', 'appeals.lodged', 'Appeals in time'],
  ['referrals.reached-service', 'referrals.sent', 'Referrals that reached the service'],
  ['lawyers.ten-hours', 'lawyers.taking-part', 'Lawyers with ten hours or more'],
]

/** Shares of what the table says, hidden with either number. */
function shares(rows: ImpactRow[]): string[] {
  const whole = (code: string) => rows.find(row => row.code === code && Object.keys(row.by).length === 0)
  const said = parts.flatMap(([part, all, words]) => {
    const [one, other] = [whole(part), whole(all)]
    const share = one && other && shareOf(one.now, other.now)
    return share && 'value' in share ? [`${words}: ${percent(share.value)} this period.`] : []
  })
  const retained = rows.find(row => row.code === 'firms.retained' && !row.by.part)
  const of = rows.find(row => row.code === 'firms.retained' && row.by.part === 'of')
  if (retained && of && 'value' in of.now && of.now.value > 0) {
    const share = shareOf(retained.now, of.now)
    if ('value' in share) said.push(`Retention: ${percent(share.value)} this period.`)
  }
  return said
}

const percent = (tenths: number) => `${format.whole(Math.floor(tenths / 10))}%`

function drawFrame(sheet: Sheet, { smallCells }: ImpactFigures, frame: ImpactFrame): void {
  const lines = frame.lines.filter(({ figures }) => figures.length > 0)
  if (lines.length === 0) return
  heading(sheet, frame.title, 90)
  note(sheet, `${frame.source}. Which figures answer a line is the centre’s own reading.`)
  const columns: Column[] = [
    { title: 'Line', weight: 3 },
    { title: 'Figure', weight: 3.4 },
    { title: 'This period', weight: 1.4, align: 'right' },
  ]
  const rows = lines.flatMap(({ title: line, note: remark, figures }) =>
    figures.map((row, at) => ({
      cells: [
        at === 0 ? `${line}${remark ? ` (${remark})` : ''}` : '',
        `${standalone[row.code] ?? row.code} [${row.code}]`,
        figure(row.now, row, smallCells),
      ],
    })),
  )
  table(sheet, columns, rows)
}

function drawMethod(sheet: Sheet, { definitions, smallCells }: ImpactFigures): void {
  heading(sheet, 'Method and definitions', 90)
  for (const sentence of [...method, suppression(smallCells)]) note(sheet, sentence)
  const columns = [
    { title: 'Code', weight: 2.4 },
    { title: 'What it counts', weight: 6 },
  ]
  table(
    sheet,
    columns,
    definitions.map(({ code, text }) => ({ cells: [code, text] })),
  )
}

function drawMark(sheet: Sheet, mark: Mark): void {
  heading(sheet, 'Whether this report is genuine')
  note(sheet, markInWords(mark))
}
