import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note } from '../../layout/paragraph.ts'
import { type Column, type Row, table } from '../../layout/table.ts'
import type { RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'

/** What was pledged beside what was given: hours, then each currency by itself. */
export function drawPledge(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { lastPeriod } = figures
  const { pledge: said } = voice.words
  heading(sheet, said.heading, 90)
  const lastYear = lastPeriod ? [voice.say(said.lastYear, { year: voice.year(lastPeriod) })] : []
  const numbers: Column[] = [said.pledged, said.given, said.share, ...lastYear].map(title => ({
    title,
    weight: 2,
    align: 'right',
  }))
  const columns = [{ title: said.title, weight: 2 }, ...numbers]
  const rows = rowsOf(figures, voice).map(cells => ({ cells: cells.slice(0, columns.length) }))
  table(sheet, columns, rows)
  note(sheet, notional(figures, voice))
  drawCodes(sheet, voice, 'renewal.pledge', 'renewal.minutes-by-month', 'renewal.money')
}

function notional({ notionalValue }: RenewalFigures, voice: Voice): string {
  const { pledge: said } = voice.words
  if (!notionalValue) return said.noNotional
  const { minor, currency, basis } = notionalValue
  return voice.say(said.notional, { value: voice.money(minor, currency), basis })
}

function rowsOf({ pledge }: RenewalFigures, voice: Voice): Row['cells'][] {
  const { pledge: said } = voice.words
  const { minutesPledged, minutesGiven, lastYearMinutesGiven, money } = pledge
  return [
    [
      said.hours,
      voice.hours(minutesPledged),
      voice.hours(minutesGiven),
      voice.share(minutesGiven, minutesPledged),
      voice.hours(lastYearMinutesGiven),
    ],
    ...money.map(({ currency, pledgedMinor, givenMinor, lastYearGivenMinor }) => [
      voice.say(said.money, { currency }),
      voice.money(pledgedMinor, currency),
      voice.money(givenMinor, currency),
      voice.share(givenMinor, pledgedMinor),
      voice.money(lastYearGivenMinor, currency),
    ]),
  ]
}
