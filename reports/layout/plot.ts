import { type ScaleBand, type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale'
import { contentWidth, type Sheet } from './page.ts'
import { drawRule } from './rule.ts'
import { drawLine, fitting, type TextStyle, widthOf } from './text.ts'
import { tone } from './tone.ts'

/**
 * Values in groups, as months: each group holds one value per series, in the order of the series. What stands at the end of
 * a group is written there where its bars lie.
 */
export interface Chart {
  unit: string
  series: string[]
  groups: { label: string; bars: Bar[]; end?: string }[]
  /** What the chart shows, for a reader who cannot see it; the values are added. */
  alt: string
}

export interface Bar {
  /** Zero or more. */
  value: number
  /** The value as it is written below the chart. */
  text: string
}

/** How a chart shows its values: bars beside each other, bars on each other, or points joined by lines. */
export interface Kind {
  /** The highest value that the axis has to reach. */
  top: (chart: Chart) => number
  draw: (plot: Plot) => void
  /** The sign of a series in the legend, seven points square, with its lower left corner here. */
  key: (pdf: PDFKit.PDFDocument, series: number, at: { x: number; y: number }) => void
}

/** Where the parts of one chart stand on its page. */
export interface Plot {
  pdf: PDFKit.PDFDocument
  chart: Chart
  kind: Kind
  gutter: number
  left: number
  right: number
  top: number
  bottom: number
  x: ScaleBand<number>
  y: ScaleLinear<number, number>
}

interface Entry {
  name: string
  series: number
  width: number
}

export const size = { plot: 150, legend: 24, row: 14, gutter: 44, widest: 120 }
export const small: TextStyle = { size: 7.5, colour: tone.soft }

const ticks = 4
const key = 25
const legendRow = 12
const number = new Intl.NumberFormat('en-GB')

/** Lays a chart out below the cursor, over the full width. */
export function plotOf(sheet: Sheet, chart: Chart, kind: Kind): Plot {
  const { pdf } = sheet
  const gutter = gutterOf(pdf, chart)
  const left = pdf.page.margins.left + gutter
  const right = pdf.page.margins.left + contentWidth(sheet)
  const top = pdf.y + legendHeight(sheet, chart)
  const bottom = top + size.plot
  const x = scaleBand(chart.groups.keys(), [left, right]).paddingInner(0.28).paddingOuter(0.14)
  const y = scaleLinear([0, kind.top(chart) || 1], [bottom, top]).nice(ticks)
  return { pdf, chart, kind, gutter, left, right, top, bottom, x, y }
}

/** The height of the legend: the series take as many rows as their names need. */
export function legendHeight(sheet: Sheet, chart: Chart): number {
  return size.legend + legendRow * (legendRows(sheet.pdf, chart, contentWidth(sheet)).length - 1)
}

type OfLegend = Pick<Plot, 'pdf' | 'chart' | 'kind' | 'left' | 'right' | 'top' | 'gutter'>

/** The unit on the left and the series on the right. */
export function drawLegend({ pdf, chart, kind, left, right, top, gutter }: OfLegend): void {
  const rows = legendRows(pdf, chart, right - left + gutter)
  drawLine(pdf, chart.unit, fittingLine(pdf, chart.unit, unitRoom(right - left + gutter)), {
    x: left - gutter,
    y: top - 15,
  })
  for (const [index, row] of rows.entries()) {
    const y = top - 15 - legendRow * (rows.length - 1 - index)
    let x = right
    for (const { name, series, width } of [...row].reverse()) {
      x -= width
      drawLine(pdf, name, fittingLine(pdf, name, width), { x, y })
      x -= 11
      kind.key(pdf, series, { x, y })
      x -= key - 11
    }
  }
}

/** A line and a number for each tick, the base line stronger. */
export function drawAxis({ pdf, left, right, y, gutter }: Plot): void {
  const width = gutter - 6
  for (const tick of y.ticks(ticks)) {
    const stroke = tick === 0 ? { colour: tone.soft, thickness: 0.8 } : { colour: tone.line, thickness: 0.4 }
    drawRule(pdf, { x: left, y: y(tick), width: right - left }, stroke)
    const text = number.format(tick)
    const style = fitting(pdf, text, { style: small, width })
    drawLine(pdf, text, style, { x: left - gutter, y: y(tick) + 2.6, width, align: 'right' })
  }
}

/** The small style, made smaller where the whole text does not fit the width. */
export function fittingLine(pdf: PDFKit.PDFDocument, text: string, width: number): TextStyle {
  return fitting(pdf, text.replaceAll(' ', '\u00a0'), { style: small, width })
}

function gutterOf(pdf: PDFKit.PDFDocument, { series }: Chart): number {
  const widest = Math.max(0, ...series.map(name => widthOf(pdf, name, small)))
  return Math.min(size.widest, Math.max(size.gutter, widest + 8))
}

const unitRoom = (width: number): number => width / 4

function legendRows(pdf: PDFKit.PDFDocument, { series }: Chart, whole: number): Entry[][] {
  const room = whole - unitRoom(whole)
  const rows: Entry[][] = [[]]
  let taken = 0
  for (const [index, name] of series.entries()) {
    const width = Math.min(widthOf(pdf, name, small), room - key)
    if (taken > 0 && taken + width + key > room) {
      rows.push([])
      taken = 0
    }
    rows.at(-1)?.push({ name, series: index, width })
    taken += width + key
  }
  return rows
}
