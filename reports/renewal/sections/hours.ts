import { barChart, type Chart, chartHeight } from '../../layout/chart.ts'
import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { paragraph } from '../../layout/paragraph.ts'
import type { RenewalFigures } from '../figures.ts'
import { hours, monthLabel, span, yearName } from '../wording.ts'

/** Hours month by month, last year's bars beside this year's. */
export function drawHours(sheet: Sheet, figures: RenewalFigures): void {
  const chart = hoursChart(figures)
  if (chart.groups.every(({ bars }) => bars.every(bar => bar.value === 0))) {
    heading(sheet, 'Hours by month')
    paragraph(
      sheet,
      `No hours were recorded from ${span(figures.period)}${figures.lastPeriod ? ', nor in the year before' : ''}.`,
    )
    return
  }
  heading(sheet, 'Hours by month', chartHeight(sheet, chart))
  barChart(sheet, chart)
}

function hoursChart({ minutesByMonth, period, lastPeriod }: RenewalFigures): Chart {
  return {
    unit: 'Hours',
    series: [yearName(period), ...(lastPeriod ? [yearName(lastPeriod)] : [])],
    groups: minutesByMonth.map(({ month, minutes, lastYearMinutes }) => ({
      label: monthLabel(month, period),
      bars: [minutes, ...(lastPeriod ? [lastYearMinutes] : [])].map(given => ({
        value: given / 60,
        text: hours(given),
      })),
    })),
    alt: `Bar chart of the hours given in each month, ${span(period)}.`,
  }
}
