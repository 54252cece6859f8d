import { type ScaleBand, type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale'
import { contentWidth, type Sheet } from './page.ts'
import { drawRule } from './rule.ts'
import { drawLine, fitting, type TextStyle, widthOf } from './text.ts'
import { tone } from './tone.ts'

/** Bars in groups: each group holds one bar per series, in the order of the series. */
export interface BarChart {
  unit: string
  series: string[]
  groups: { label: string; bars: Bar[] }[]
  /** What the chart shows, for a reader who cannot see it; the values are added. */
  alt: string
}

export interface Bar {
  value: number
  /** The value as it is written below its bar. */
  text: string
}

/** Where the parts of one chart stand on its page. */
export interface Plot {
  pdf: PDFKit.PDFDocument
  chart: BarChart
  left: number
  right: number
  top: number
  bottom: number
  x: ScaleBand<number>
  y: ScaleLinear<number, number>
}

export const size = { plot: 150, legend: 24, row: 14, gutter: 44 }
export const small: TextStyle = { size: 7.5, colour: tone.soft }

// The outline keeps the pale bars visible on paper and in grey print.
const fills = [tone.accent, tone.pale]
const ticks = 4
const number = new Intl.NumberFormat('en-GB')

/** Lays a chart out below the cursor, over the full width. */
export function plotOf(sheet: Sheet, chart: BarChart): Plot {
  const { pdf } = sheet
  const left = pdf.page.margins.left + size.gutter
  const right = pdf.page.margins.left + contentWidth(sheet)
  const top = pdf.y + size.legend
  const bottom = top + size.plot
  const largest = Math.max(0, ...chart.groups.flatMap(({ bars }) => bars.map(bar => bar.value)))
  const x = scaleBand(chart.groups.keys(), [left, right]).paddingInner(0.28).paddingOuter(0.14)
  const y = scaleLinear([0, largest || 1], [bottom, top]).nice(ticks)
  return { pdf, chart, left, right, top, bottom, x, y }
}

/** The unit on the left and the series, right to left, on the right. */
export function drawLegend({ pdf, chart, left, right, top }: Plot): void {
  const y = top - 15
  drawLine(pdf, chart.unit, small, { x: left - size.gutter, y })
  let x = right
  for (const [series, name] of [...chart.series.entries()].reverse()) {
    x -= widthOf(pdf, name, small)
    drawLine(pdf, name, small, { x, y })
    x -= 11
    take(pdf, series)
      .rect(x, y - 6, 7, 7)
      .fillAndStroke()
    x -= 14
  }
}

/** A line and a number for each tick, the base line stronger. */
export function drawAxis({ pdf, left, right, y }: Plot): void {
  const width = size.gutter - 6
  for (const tick of y.ticks(ticks)) {
    const stroke = tick === 0 ? { colour: tone.soft, thickness: 0.8 } : { colour: tone.line, thickness: 0.4 }
    drawRule(pdf, { x: left, y: y(tick), width: right - left }, stroke)
    const text = number.format(tick)
    const style = fitting(pdf, text, { style: small, width })
    drawLine(pdf, text, style, { x: left - size.gutter, y: y(tick) + 2.6, width, align: 'right' })
  }
}

/** The bars; a value of nothing has none. */
export function drawBars({ pdf, chart, x, y, bottom }: Plot): void {
  const width = x.bandwidth() / chart.series.length
  for (const [group, { bars }] of chart.groups.entries()) {
    for (const [series, { value }] of bars.entries()) {
      if (value <= 0) continue
      const left = (x(group) ?? 0) + series * width + 0.5
      take(pdf, series)
        .rect(left, y(value), width - 1, bottom - y(value))
        .fillAndStroke()
    }
  }
}

function take(pdf: PDFKit.PDFDocument, series: number): PDFKit.PDFDocument {
  return pdf
    .lineWidth(0.5)
    .fillColor(fills[series] ?? tone.wash)
    .strokeColor(tone.accent)
}
