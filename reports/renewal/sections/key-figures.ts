import type { Sheet } from '../../layout/page.ts'
import { tiles } from '../../layout/tiles.ts'
import type { RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'

/** The year in large figures, each beside last year's. */
export function drawKeyFigures(
  sheet: Sheet,
  { lawyers, totals, pledge, lastPeriod }: RenewalFigures,
  voice: Voice,
): void {
  const { tiles: said } = voice.words
  const { matters, minutes } = totals
  const beside = (figure: string) =>
    lastPeriod ? voice.say(said.beside, { year: voice.year(lastPeriod), figure }) : said.firstYear
  tiles(sheet, [
    {
      figure: voice.count(lawyers.thisYear),
      label: said.lawyers,
      beside: beside(voice.count(lawyers.lastYear)),
    },
    {
      figure: voice.hours(minutes.thisYear),
      label: said.hours,
      beside: beside(voice.hours(minutes.lastYear)),
    },
    {
      figure: voice.count(matters.thisYear),
      label: said.matters,
      beside: beside(voice.count(matters.lastYear)),
    },
    {
      figure: voice.share(pledge.minutesGiven, pledge.minutesPledged),
      label: said.pledge,
      beside: voice.say(said.pledged, { hours: voice.hoursInWords(pledge.minutesPledged) }),
    },
  ])
}
