import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note } from '../../layout/paragraph.ts'
import { type Column, type Row, table } from '../../layout/table.ts'
import type { Pledge, RenewalFigures } from '../figures.ts'
import { hours, money, share, yearName } from '../wording.ts'

/** What was pledged beside what was given: hours, then each currency by itself. */
export function drawPledge(sheet: Sheet, { pledge, lastPeriod, notionalValue }: RenewalFigures): void {
  heading(sheet, 'Pledge and contribution', 90)
  const titles = [
    'Pledged',
    'Given',
    'Given of pledge',
    ...(lastPeriod ? [`Given in ${yearName(lastPeriod)}`] : []),
  ]
  const figures: Column[] = titles.map(title => ({ title, weight: 2, align: 'right' }))
  const columns = [{ title: 'Contribution', weight: 2 }, ...figures]
  table(
    sheet,
    columns,
    rowsOf(pledge).map(cells => ({ cells: cells.slice(0, columns.length) })),
  )
  if (!notionalValue) return
  const value = money(notionalValue.minor, notionalValue.currency)
  note(
    sheet,
    `Notional value of the hours given: ${value}. ${notionalValue.basis} It is not money given, and is not added to any amount above.`,
  )
}

function rowsOf({
  minutesPledged,
  minutesGiven,
  lastYearMinutesGiven,
  money: amounts,
}: Pledge): Row['cells'][] {
  return [
    [
      'Hours',
      hours(minutesPledged),
      hours(minutesGiven),
      share(minutesGiven, minutesPledged),
      hours(lastYearMinutesGiven),
    ],
    ...amounts.map(({ currency, pledgedMinor, givenMinor, lastYearGivenMinor }) => [
      `Money, ${currency}`,
      money(pledgedMinor, currency),
      money(givenMinor, currency),
      share(givenMinor, pledgedMinor),
      money(lastYearGivenMinor, currency),
    ]),
  ]
}
