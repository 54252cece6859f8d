import type { RenewalFigures } from './figures.ts'
import { date, span } from './wording.ts'

type Dated = Pick<RenewalFigures, 'period' | 'lastPeriod' | 'preparedOn'>

/**
 * How the figures were counted. The last sentence stands in every report, for a sentence that appeared only where
 * something was left out would tell a reader that a wall keeps them from a case.
 */
export function definitions({ period, lastPeriod, preparedOn }: Dated): string[] {
  return [
    ...(preparedOn > period.endsOn
      ? []
      : [`The period: it was not over when the report was prepared; it runs until ${date(period.endsOn)}.`]),
    'Lawyers taking part: each person of the firm for whom time on a matter was recorded in the period, counted once.',
    'Matters: each matter of the firm that was under way on at least one day of the period, counted once; offers that were not taken up are not counted.',
    'Stage reached: where the client’s case stands on the day the report was prepared; matters without a case are work for the centre.',
    'Hours: all time that was recorded for work done in the period, on matters and for the programme, whether or not it has been verified yet; withdrawn time is left out.',
    'Money: payments received in the period, each in the currency in which it was received, whatever year it was meant for.',
    'Pledges: what the signed partnership of the year promises.',
    lastPeriod
      ? `The year before: the same figures for ${span(lastPeriod)}, counted as they stand today.`
      : 'The year before: not shown, as no signed partnership was in force then.',
    'All figures: counted from the records that the person who drew up the report may read, so another reader’s report may show other numbers.',
  ]
}
