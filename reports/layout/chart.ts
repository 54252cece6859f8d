import { grouped, joined, stacked } from './kinds.ts'
import { keepTogether, type Sheet, space } from './page.ts'
import { plain } from './plain.ts'
import {
  type Bar,
  type Chart,
  drawAxis,
  drawLegend,
  fittingLine,
  type Kind,
  legendHeight,
  type Plot,
  plotOf,
  size,
  small,
} from './plot.ts'
import { drawLine, fitting, type TextStyle } from './text.ts'
import { tone } from './tone.ts'

export type { Bar, Chart }

export interface Figure extends PDFKit.Mixins.StructureElementOptions {
  bbox: [number, number, number, number]
  placement: 'Block'
}

// Smaller letters cannot be read: labels that would need them are left out one by one, and stand in the text alone.
const smallest = 4.5

/** How much height a chart takes, so that its heading can stay with it. */
export function chartHeight(sheet: Sheet, chart: Chart): number {
  return legendHeight(sheet, chart) + size.plot + size.row * (chart.series.length + 1) + 8
}

/** Bars beside each other, with every value written below. */
export function barChart(sheet: Sheet, chart: Chart): void {
  drawChart(sheet, chart, grouped)
}

/** Bars on each other, for parts of a whole, with every value written below. */
export function stackedChart(sheet: Sheet, chart: Chart): void {
  drawChart(sheet, chart, stacked)
}

/** A line for each series, for what changes over time, with every value written below. */
export function lineChart(sheet: Sheet, chart: Chart): void {
  drawChart(sheet, chart, joined)
}

function drawChart(sheet: Sheet, chart: Chart, kind: Kind): void {
  const { pdf, root } = sheet
  const height = chartHeight(sheet, chart)
  keepTogether(sheet, height)
  const plot = plotOf(sheet, chart, kind)
  const options: Figure = {
    alt: plain(`${chart.alt} ${spoken(chart)}`),
    bbox: [pdf.page.margins.left, pdf.y, plot.right, pdf.y + height],
    placement: 'Block',
  }
  root.add(pdf.struct('Figure', options, () => drawPlot(plot)))
  pdf.y += height
  space(sheet, 6)
}

function drawPlot(plot: Plot): void {
  drawLegend(plot)
  drawAxis(plot)
  plot.kind.draw(plot)
  drawLabels(plot)
}

function drawLabels(plot: Plot): void {
  const { chart } = plot
  const labels = chart.groups.map(group => group.label)
  const values = chart.series.map((_, series) => chart.groups.map(({ bars }) => bars[series]?.text ?? ''))
  const every = everyHow(plot, [labels, ...values].flat())
  const width = plot.x.step() * every - 2
  const bold: TextStyle = { ...small, weight: 'strong' }
  const strong = shrunk(plot, values.flat(), bold, width)
  drawRow(plot, { name: '', cells: labels, index: 0, style: shrunk(plot, labels, small, width), every })
  for (const [series, name] of chart.series.entries()) {
    const style = series === 0 ? { ...strong, colour: tone.ink } : { size: strong.size, colour: tone.soft }
    drawRow(plot, { name, cells: values[series] ?? [], index: series + 1, style, every })
  }
}

/** Of how many groups one is labelled, so that the letters stay readable. */
function everyHow(plot: Plot, texts: string[]): number {
  const { size: points } = shrunk(plot, texts, { ...small, weight: 'strong' }, plot.x.step() - 2)
  return points >= smallest ? 1 : Math.ceil(smallest / points)
}

function shrunk({ pdf }: Plot, texts: string[], style: TextStyle, width: number): TextStyle {
  const whole = texts.map(text => text.replaceAll(' ', '\u00a0')).join(' ')
  return fitting(pdf, whole, { style, width: Math.max(width, 1) })
}

function drawRow(
  plot: Plot,
  row: { name: string; cells: string[]; index: number; style: TextStyle; every: number },
): void {
  const { pdf, left, bottom, x, gutter } = plot
  const y = bottom + size.row * (row.index + 1) - 2
  const { size: points } = fittingLine(pdf, row.name, gutter - 6)
  drawLine(pdf, row.name, { ...row.style, size: points }, { x: left - gutter, y })
  for (const [group, cell] of row.cells.entries()) {
    if (group % row.every !== Math.floor(row.every / 2)) continue
    const middle = (x(group) ?? 0) + x.bandwidth() / 2
    const width = x.step() * row.every
    drawLine(pdf, cell, row.style, { x: middle - width / 2, y, width, align: 'centre' })
  }
}

/** The values of a chart in words. */
export function spoken({ groups, series }: Chart): string {
  return groups
    .map(
      ({ label, bars, end }) =>
        `${label}: ${[...bars.map((bar, index) => `${series[index]} ${bar.text}`), ...(end ? [end] : [])].join(', ')}`,
    )
    .join('. ')
}
