import { type Figure, spoken } from './chart.ts'
import { fills, grouped } from './kinds.ts'
import { linesOf } from './lines.ts'
import { contentWidth, keepTogether, type Sheet, space } from './page.ts'
import { plain } from './plain.ts'
import { type Bar, type Chart, drawLegend, legendHeight } from './plot.ts'
import { drawLine, drawLines, lineHeight, type TextStyle, widthOf } from './text.ts'
import { tone } from './tone.ts'

/** Where the groups of a chart stand, and how long a bar of one is. */
interface Ground {
  sheet: Sheet
  chart: Chart
  left: number
  /** Where the bars begin. */
  base: number
  unit: number
}

type Draw = (ground: Ground, group: Chart['groups'][number], top: number) => void

const size = { label: 160, end: 92, bar: 9, stack: 17, gap: 9, above: 4 }
const labelStyle: TextStyle = { size: 8.5, colour: tone.ink }
const valueStyle: TextStyle = { size: 7.5, colour: tone.ink, weight: 'strong' }
const lighter: TextStyle = { size: 7.5, colour: tone.soft }
/** The letters on each fill. */
const onFill = ['white', tone.ink, 'white', tone.ink, tone.ink, tone.ink]

/** Lying bars below each other, each with its value at its end: for groups with long names. A value that is not known has no bar. */
export function lyingChart(sheet: Sheet, chart: Chart): void {
  const most = Math.max(0, ...chart.groups.flatMap(({ bars }) => bars.map(({ value }) => value)))
  drawLying(sheet, chart, { most, draw: drawBeside })
}

/** Lying bars of parts on each other, with what `end` says behind them. */
export function lyingStack(sheet: Sheet, chart: Chart): void {
  const most = Math.max(0, ...chart.groups.map(({ bars }) => sum(bars)))
  drawLying(sheet, chart, { most, draw: drawJoined })
}

/** How much height lying bars take, so that their heading can stay with them; stacked, for parts of a whole. */
export function lyingHeight(sheet: Sheet, chart: Chart, joined = false): number {
  return (
    legendHeight(sheet, chart) + chart.groups.reduce((sum, group) => sum + rowHeight(sheet, group, joined), 0)
  )
}

const sum = (bars: Bar[]) => bars.reduce((all, { value }) => all + value, 0)

const labelLines = ({ pdf }: Sheet, label: string) => linesOf(pdf, label, labelStyle, size.label - 10)

function rowHeight(sheet: Sheet, { label, bars }: Chart['groups'][number], joined: boolean): number {
  const words = labelLines(sheet, label).length * lineHeight(labelStyle, label)
  return Math.max(words, joined ? size.stack : bars.length * (size.bar + 1)) + size.gap
}

function drawLying(sheet: Sheet, chart: Chart, { most, draw }: { most: number; draw: Draw }): void {
  const { pdf, root } = sheet
  const joined = draw === drawJoined
  const height = lyingHeight(sheet, chart, joined)
  keepTogether(sheet, height)
  const left = pdf.page.margins.left
  const right = left + contentWidth(sheet)
  const base = left + size.label
  const unit = most > 0 ? (right - size.end - base) / most : 0
  const options: Figure = {
    alt: plain(`${chart.alt} ${spoken(chart)}`),
    bbox: [left, pdf.y, right, pdf.y + height],
    placement: 'Block',
  }
  const top = pdf.y + legendHeight(sheet, chart)
  const drawAll = () => {
    drawLegend({ pdf, chart, kind: grouped, left: base, right, top, gutter: size.label })
    let y = top
    for (const group of chart.groups) {
      const row = rowHeight(sheet, group, joined)
      drawLabel(sheet, group.label, { x: left, y, height: row - size.gap })
      draw({ sheet, chart, left, base, unit }, group, y + (row - size.gap - inner(group, joined)) / 2)
      y += row
    }
    drawBase(pdf, base, { top: top - size.above, bottom: y - size.gap + size.above })
  }
  root.add(pdf.struct('Figure', options, drawAll))
  pdf.y += height
  space(sheet, 6)
}

const inner = ({ bars }: Chart['groups'][number], joined: boolean) =>
  joined ? size.stack : bars.length * (size.bar + 1)

function drawLabel(
  sheet: Sheet,
  label: string,
  { x, y, height }: { x: number; y: number; height: number },
): void {
  const lines = labelLines(sheet, label)
  const taken = lines.length * lineHeight(labelStyle, label)
  drawLines(sheet.pdf, lines, labelStyle, {
    x,
    y: y + (height - taken) / 2,
    width: size.label - 10,
    align: 'left',
  })
}

function drawBase(
  pdf: PDFKit.PDFDocument,
  x: number,
  { top, bottom }: { top: number; bottom: number },
): void {
  pdf.lineWidth(0.8).strokeColor(tone.soft).moveTo(x, top).lineTo(x, bottom).stroke()
}

function drawBeside(
  { sheet: { pdf }, base, unit }: Ground,
  { bars }: Chart['groups'][number],
  top: number,
): void {
  for (const [series, { value, text }] of bars.entries()) {
    const y = top + series * (size.bar + 1)
    const width = value * unit
    if (value > 0) fill(pdf, series, { x: base, y, width, height: size.bar })
    drawLine(pdf, text, series === 0 ? valueStyle : lighter, { x: base + width + 5, y: y + size.bar - 1.8 })
  }
}

/** The parts, each with its value in it where there is room, and what is said of the whole. */
function drawJoined(
  { sheet: { pdf }, base, unit }: Ground,
  { bars, end }: Chart['groups'][number],
  top: number,
): void {
  let x = base
  for (const [series, { value, text }] of bars.entries()) {
    const width = value * unit
    if (value > 0) fill(pdf, series, { x, y: top, width, height: size.stack })
    const style = { ...valueStyle, colour: onFill[series % onFill.length] ?? tone.ink }
    if (widthOf(pdf, text, style) + 6 < width)
      drawLine(pdf, text, style, { x, y: top + 11.5, width, align: 'centre' })
    x += width
  }
  if (end) drawLine(pdf, end, lighter, { x: x + 5, y: top + 11.5 })
}

function fill(
  pdf: PDFKit.PDFDocument,
  series: number,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  pdf
    .lineWidth(0.5)
    .fillColor(fills[series % fills.length] ?? tone.wash)
    .strokeColor(tone.accent)
  pdf.rect(x, y, width, height).fillAndStroke()
}
