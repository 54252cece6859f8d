import { Temporal } from 'temporal-polyfill'
import type { Period } from './figures.ts'

/** The same stretch of the year before. It never reaches into the period itself, even when that is longer than a year. */
export function yearBefore({ year, startsOn, endsOn }: Period): Period {
  const before = Temporal.PlainDate.from(startsOn).subtract({ days: 1 })
  const last = yearEarlier(Temporal.PlainDate.from(endsOn).add({ days: 1 })).subtract({ days: 1 })
  const earlier = Temporal.PlainDate.compare(last, before) < 0 ? last : before
  return {
    year: year - 1,
    startsOn: yearEarlier(Temporal.PlainDate.from(startsOn)).toString(),
    endsOn: earlier.toString(),
  }
}

// The day that follows 28 February, where the year before has no 29th: so no day falls between two years.
function yearEarlier(day: Temporal.PlainDate): Temporal.PlainDate {
  const same = day.subtract({ years: 1 })
  return same.day === day.day ? same : same.add({ days: 1 })
}

/** Every calendar month of which at least one day belongs to the period, as 'YYYY-MM'. */
export function monthsOf({ startsOn, endsOn }: Period): string[] {
  const months: string[] = []
  const last = endsOn.slice(0, 7)
  let month = Temporal.PlainYearMonth.from(startsOn.slice(0, 7))
  while (month.toString() <= last) {
    months.push(month.toString())
    month = month.add({ months: 1 })
  }
  return months
}

/** The same month one year earlier. */
export function monthBefore(month: string): string {
  return Temporal.PlainYearMonth.from(month).subtract({ years: 1 }).toString()
}
