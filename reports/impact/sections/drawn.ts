import { subheading } from '../../layout/heading.ts'
import { lyingChart, lyingHeight, lyingStack } from '../../layout/lying.ts'
import type { Sheet } from '../../layout/page.ts'
import { note } from '../../layout/paragraph.ts'
import { type Drawn, hasBars } from '../charts.ts'
import type { Voice } from '../wording.ts'

/** Draws a chart below its heading, or says why it is not there. */
export function drawChart(sheet: Sheet, drawn: Drawn, { words, say }: Voice): void {
  const { title, joined, chart } = drawn
  if (!hasBars(drawn)) {
    note(sheet, say(words.chart.nothing, { chart: title }))
    return
  }
  subheading(sheet, title, lyingHeight(sheet, chart, joined))
  if (joined) lyingStack(sheet, chart)
  else lyingChart(sheet, chart)
}
