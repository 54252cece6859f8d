import { Temporal } from 'temporal-polyfill'
import type { Calendar, CalendarFile, Confidence } from './schema.ts'

/** Days closed by hand, such as days under a storm warning: ISO date to reason. */
export type ExtraDays = ReadonlyMap<string, string>

/** Indexes the holidays of a calendar file by date. */
export function calendarFrom(file: CalendarFile): Calendar {
  const named = new Map(file.years.flatMap(year => year.days.map(day => [day.date, day.name] as const)))
  return { ...file, named }
}

/**
 * Why a period of time cannot end on this day, or null where it can.
 * @param date an ISO date in the calendar's own zone
 */
export function closureReason(calendar: Calendar, date: string, extraDays: ExtraDays): string | null {
  return calendar.named.get(date) ?? weeklyReason(calendar, date) ?? extraDays.get(date) ?? null
}

function weeklyReason(calendar: Calendar, date: string): string | undefined {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek
  return calendar.weekly.find(rule => rule.isoWeekday === weekday)?.name
}

/** How sure the holidays of a year are; null where the calendar does not know that year at all. */
export function confidenceInYear(calendar: Calendar, year: number): Confidence | null {
  return calendar.years.find(known => known.year === year)?.confidence ?? null
}
