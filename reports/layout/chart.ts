import { keepTogether, type Sheet, space } from './page.ts'
import { plain } from './plain.ts'
import { type BarChart, drawAxis, drawBars, drawLegend, type Plot, plotOf, size, small } from './plot.ts'
import { drawLine, fitting, type TextStyle } from './text.ts'
import { tone } from './tone.ts'

export type { BarChart }

interface Figure extends PDFKit.Mixins.StructureElementOptions {
  bbox: [number, number, number, number]
  placement: 'Block'
}

/** How much height a chart takes, so that its heading can stay with it. */
export function chartHeight(chart: BarChart): number {
  return size.legend + size.plot + size.row * (chart.series.length + 1) + 8
}

/** A grouped bar chart drawn as vectors, with every value written below its bars. */
export function barChart(sheet: Sheet, chart: BarChart): void {
  const { pdf, root } = sheet
  const height = chartHeight(chart)
  keepTogether(sheet, height)
  const plot = plotOf(sheet, chart)
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
  drawBars(plot)
  drawLabels(plot)
}

function drawLabels(plot: Plot): void {
  const { pdf, chart, x } = plot
  const width = x.step() - 2
  const longest = chart.groups
    .flatMap(({ bars }) => bars.map(bar => bar.text))
    .sort((a, b) => b.length - a.length)[0]
  const style = fitting(pdf, longest ?? '', { style: { ...small, weight: 'strong' }, width })
  const labels = chart.groups.map(group => group.label)
  drawRow(plot, {
    name: '',
    cells: labels,
    index: 0,
    style: fitting(pdf, labels.join(' '), { style: small, width }),
  })
  for (const [series, name] of chart.series.entries()) {
    const cells = chart.groups.map(({ bars }) => bars[series]?.text ?? '')
    drawRow(plot, {
      name,
      cells,
      index: series + 1,
      style: series === 0 ? { ...style, colour: tone.ink } : quiet(style),
    })
  }
}

function drawRow(plot: Plot, row: { name: string; cells: string[]; index: number; style: TextStyle }): void {
  const { pdf, left, bottom, x } = plot
  const y = bottom + size.row * (row.index + 1) - 2
  drawLine(pdf, row.name, { ...row.style, size: small.size }, { x: left - size.gutter, y })
  for (const [group, cell] of row.cells.entries()) {
    const start = (x(group) ?? 0) - (x.step() - x.bandwidth()) / 2
    drawLine(pdf, cell, row.style, { x: start, y, width: x.step(), align: 'centre' })
  }
}

function quiet({ size: points }: TextStyle): TextStyle {
  return { size: points, colour: tone.soft }
}

function spoken({ groups, series }: BarChart): string {
  return groups
    .map(
      ({ label, bars }) => `${label}: ${bars.map((bar, index) => `${series[index]} ${bar.text}`).join(', ')}`,
    )
    .join('. ')
}
