import { Temporal } from 'temporal-polyfill'

/** An ISO date moved by whole days. @throws RangeError where `date` is no date. */
export function shiftDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

export function dayBefore(date: string): string {
  return shiftDays(date, -1)
}

/** Calendar days from one ISO date to another; negative when the other lies before, NaN when one of them is no date. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
