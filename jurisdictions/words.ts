import { Temporal } from 'temporal-polyfill'
import type { Period } from './schema.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** '2026-04-08' as '8 April 2026'. */
export function dateInWords(iso: string): string {
  const date = Temporal.PlainDate.from(iso)
  return `${date.day} ${months[date.month - 1]} ${date.year}`
}

/** '2026-04-08' as 'Wednesday 8 April 2026'. */
export function dayInWords(iso: string): string {
  return `${weekdays[Temporal.PlainDate.from(iso).dayOfWeek - 1]} ${dateInWords(iso)}`
}

/** Ascending ISO dates as '31 January, 4 and 5 April'; a year is named only where it is not `year`. */
export function daysInWords(isoDates: string[], year: number): string {
  const groups = new Map<string, number[]>()
  for (const date of isoDates.map(iso => Temporal.PlainDate.from(iso))) {
    const label = `${months[date.month - 1]}${date.year === year ? '' : ` ${date.year}`}`
    groups.set(label, [...(groups.get(label) ?? []), date.day])
  }
  return [...groups].map(([label, days]) => `${inWords(days.map(String))} ${label}`).join(', ')
}

/** ['4', '5', '6'] as '4, 5 and 6'. */
export function inWords(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** { days: 14 } as '14 days', { months: 1 } as '1 month'. */
export function periodInWords(period: Period): string {
  const [count, unit] = 'days' in period ? [period.days, 'day'] : [period.months, 'month']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
