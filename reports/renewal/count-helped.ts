import { Temporal } from 'temporal-polyfill'
import { dateIn } from '../../runtime/clock.ts'
import { figureOf } from '../figures/catalogue.ts'
import { count } from '../figures/count.ts'
import type { Extent } from './count.ts'

/** When the report is drawn up, and the centre's zone, in which its days begin. */
export interface Knowing {
  asAt: Date
  zone: string
}

export interface HelpedBare {
  people: number
  sent: number
  reached: number
}

/**
 * What the psychosocial side of the whole programme did in the period, as it was known when the present quarter began. A
 * firm that looked at it day by day would otherwise see each referral come.
 */
export async function countHelped({ ability, period }: Extent, { asAt, zone }: Knowing): Promise<HelpedBare> {
  const known = Temporal.PlainDate.from(quarterOf({ asAt, zone })).toZonedDateTime(zone)
  const question = {
    ...{ ability, period: { from: period.startsOn, to: period.endsOn }, zone, by: [] },
    asAt: new Date(known.epochMilliseconds),
  }
  const met = await count(figureOf('people.met-a-service'), question)
  const reached = await count(figureOf('referrals.reached-service'), question)
  return { people: met.total ?? 0, sent: reached.of ?? 0, reached: reached.total ?? 0 }
}

/** The first day of the quarter, 'YYYY-MM-DD': every firm's report of a quarter says the same of the programme. */
export function quarterOf({ asAt, zone }: Knowing): string {
  const day = Temporal.PlainDate.from(dateIn(zone, asAt))
  return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 }).toString()
}
