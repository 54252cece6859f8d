import { Temporal } from 'temporal-polyfill'
import { closureReason, type ExtraDays } from './calendar.ts'
import { dayBefore } from './days.ts'
import type { Calendar, Period } from './schema.ts'

export interface CountedPeriod {
  /** The last day before closure days are looked at, ISO date. */
  nominalDay: string
  /** The last day on which the act is in time, ISO date. */
  lastDay: string
  /** The closure days that did not count, in order. */
  passedOver: { date: string; why: string }[]
}

/**
 * Counts a period of days or calendar months from an event. The day of the event is left out; a last day
 * that is a closure day moves on to the next open one; a period no longer than the calendar's short period
 * leaves closure days out altogether; a month without the day in question ends on its last day. The rule
 * and its source stand in the calendar's `counting`.
 * @throws RangeError where `basis` is not an ISO date.
 */
export function countPeriod(
  calendar: Calendar,
  basis: string,
  period: Period,
  extraDays: ExtraDays,
): CountedPeriod {
  const event = Temporal.PlainDate.from(basis)
  const nominal = event.add(period)
  const short = 'days' in period && period.days <= calendar.counting.shortPeriodDays
  const start = short ? event.add({ days: 1 }) : nominal
  const open = openDays(calendar, start, short ? period.days : 1, extraDays)
  return { nominalDay: nominal.toString(), ...open }
}

function openDays(calendar: Calendar, start: Temporal.PlainDate, wanted: number, extraDays: ExtraDays) {
  const passedOver: CountedPeriod['passedOver'] = []
  let day = start
  for (let found = 0; ; day = day.add({ days: 1 })) {
    const why = closureReason(calendar, day.toString(), extraDays)
    if (why !== null) passedOver.push({ date: day.toString(), why })
    else if (++found === wanted) return { lastDay: day.toString(), passedOver }
  }
}

/** The latest open day up to `date`, or `floor` where none lies between them. ISO dates. */
export function openDayUpTo(calendar: Calendar, date: string, floor: string, extraDays: ExtraDays): string {
  if (date <= floor) return floor
  if (closureReason(calendar, date, extraDays) === null) return date
  return openDayUpTo(calendar, dayBefore(date), floor, extraDays)
}
