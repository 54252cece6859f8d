import type { Chart, Kind, Plot } from './plot.ts'
import { tone } from './tone.ts'

// Their outline keeps the pale ones visible on paper, and the order keeps neighbours apart in grey print.
export const fills = [tone.accent, tone.pale, tone.ink, tone.middle, tone.wash, tone.sand]
const strokes = [
  { colour: tone.accent, dash: 0 },
  { colour: tone.ink, dash: 4 },
  { colour: tone.middle, dash: 2 },
  { colour: tone.soft, dash: 1 },
]
const widest = 48
const radius = 2.2

/** Bars beside each other; a value of nothing has none. */
export const grouped: Kind = {
  top: chart => Math.max(0, ...valuesOf(chart).flat()),
  key: drawBox,
  draw(plot) {
    const { pdf, chart, y, bottom } = plot
    const width = Math.min(plot.x.bandwidth() / chart.series.length, widest)
    for (const [group, { bars }] of chart.groups.entries()) {
      const start = middleOf(plot, group) - (width * chart.series.length) / 2
      for (const [series, { value }] of bars.entries()) {
        if (value > 0)
          box(pdf, series, { x: start + series * width + 0.5, y: y(value), width: width - 1, bottom })
      }
    }
  },
}

/** Bars on each other, the first series at the bottom. */
export const stacked: Kind = {
  top: chart => Math.max(0, ...valuesOf(chart).map(values => values.reduce((sum, value) => sum + value, 0))),
  key: drawBox,
  draw(plot) {
    const { pdf, chart, x, y } = plot
    const width = Math.min(x.bandwidth(), widest)
    for (const [group, { bars }] of chart.groups.entries()) {
      let sum = 0
      for (const [series, { value }] of bars.entries()) {
        const bottom = y(sum)
        sum += value
        if (value > 0) box(pdf, series, { x: middleOf(plot, group) - width / 2, y: y(sum), width, bottom })
      }
    }
  },
}

/** A point for every value, each series joined by its own kind of line. */
export const joined: Kind = {
  top: grouped.top,
  key(pdf, series, { x, y }) {
    joinPoints(pdf, series, [
      { x: x - 5, y: y - 2.5 },
      { x: x + 7, y: y - 2.5 },
    ])
    drawPoint(pdf, series, { x: x + 1, y: y - 2.5 })
  },
  draw(plot) {
    const { pdf, chart, y } = plot
    for (const series of chart.series.keys()) {
      const points = chart.groups.map(({ bars }, group) => ({
        x: middleOf(plot, group),
        y: y(bars[series]?.value ?? 0),
      }))
      joinPoints(pdf, series, points)
      for (const point of points) drawPoint(pdf, series, point)
    }
  },
}

interface Point {
  x: number
  y: number
}

const valuesOf = ({ groups }: Chart): number[][] => groups.map(({ bars }) => bars.map(({ value }) => value))

const middleOf = ({ x }: Plot, group: number): number => (x(group) ?? 0) + x.bandwidth() / 2

export function drawBox(pdf: PDFKit.PDFDocument, series: number, { x, y }: Point): void {
  box(pdf, series, { x, y: y - 6, width: 7, bottom: y + 1 })
}

function box(
  pdf: PDFKit.PDFDocument,
  series: number,
  { x, y, width, bottom }: Point & { width: number; bottom: number },
): void {
  pdf
    .lineWidth(0.5)
    .fillColor(fills[series % fills.length] ?? tone.wash)
    .strokeColor(tone.accent)
  pdf.rect(x, y, width, bottom - y).fillAndStroke()
}

function joinPoints(pdf: PDFKit.PDFDocument, series: number, points: Point[]): void {
  const [first, ...others] = points
  if (!first || others.length === 0) return
  const { colour, dash } = strokeOf(series)
  pdf.lineWidth(1.2).strokeColor(colour)
  if (dash > 0) pdf.dash(dash, { space: dash })
  pdf.moveTo(first.x, first.y)
  for (const { x, y } of others) pdf.lineTo(x, y)
  pdf.stroke()
  pdf.undash()
}

/** Points of every second series are hollow, so that lines that meet can be told apart. */
function drawPoint(pdf: PDFKit.PDFDocument, series: number, { x, y }: Point): void {
  const { colour } = strokeOf(series)
  pdf
    .lineWidth(1)
    .strokeColor(colour)
    .fillColor(series % 2 === 0 ? colour : 'white')
  pdf.circle(x, y, radius).fillAndStroke()
}

const strokeOf = (series: number) => strokes[series % strokes.length] ?? { colour: tone.ink, dash: 0 }
