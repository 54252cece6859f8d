import type { Sheet } from '../../layout/page.ts'
import { tiles } from '../../layout/tiles.ts'
import type { RenewalFigures } from '../figures.ts'
import { countFigure, hours, hoursInWords, share, yearName } from '../wording.ts'

/** The year in large figures, each beside last year's. */
export function drawKeyFigures(sheet: Sheet, { lawyers, totals, pledge, lastPeriod }: RenewalFigures): void {
  const { matters, minutes } = totals
  const beside = (text: string) =>
    lastPeriod ? `${yearName(lastPeriod)}: ${text}` : 'first partnership year'
  tiles(sheet, [
    {
      figure: countFigure(lawyers.thisYear),
      label: 'lawyers taking part',
      beside: beside(countFigure(lawyers.lastYear)),
    },
    { figure: hours(minutes.thisYear), label: 'hours given', beside: beside(hours(minutes.lastYear)) },
    {
      figure: countFigure(matters.thisYear),
      label: 'matters',
      beside: beside(countFigure(matters.lastYear)),
    },
    {
      figure: share(pledge.minutesGiven, pledge.minutesPledged),
      label: 'of the pledged hours',
      beside: `${hoursInWords(pledge.minutesPledged)} pledged`,
    },
  ])
}
