import type { Reading } from './fault.ts'

/** In which order a file writes a date of numbers: chosen by a person, never guessed. */
export type DateOrder = 'dmy' | 'mdy'

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const longNames =
  'january february march april may june july august september october november december'.split(' ')

/**
 * A date as YYYY-MM-DD. Read as they stand: `2026-01-05` (also with a time of day, which is dropped), `2026/01/05` and
 * `5 Jan 2026`, `05-January-2026`. A date of numbers that begins with the day or the month, `05/01/2026`, is read only
 * in the order that was chosen. Years have four digits.
 */
export function readDate(text: string, order?: DateOrder): Reading<string> {
  const trimmed = text.trim()
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?$/.exec(trimmed)
  if (iso) return calendarDate(iso[1], iso[3], iso[4])
  const named = /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})$/i.exec(trimmed)
  if (named) return calendarDate(named[3], monthNumber(named[2]), named[1])
  const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(trimmed)
  if (!numbers) return { detail: 'Not a date that can be read' }
  if (!order) return { detail: 'Choose whether the day or the month comes first' }
  const [, first, , second, year] = numbers
  return order === 'dmy' ? calendarDate(year, second, first) : calendarDate(year, first, second)
}

/** A date as LEDES writes it, `20260105`, as YYYY-MM-DD. */
export function readCompactDate(text: string): Reading<string> {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim())
  return parts ? calendarDate(parts[1], parts[2], parts[3]) : { detail: 'Not a date as YYYYMMDD' }
}

function monthNumber(name = ''): string {
  const lower = name.toLowerCase()
  return String(Math.max(monthNames.indexOf(lower), longNames.indexOf(lower)) + 1)
}

function calendarDate(year = '', month = '', day = ''): Reading<string> {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = Date.parse(`${value}T00:00:00Z`)
  const exists = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value)
  return exists && value >= '1900' ? { value } : { detail: 'Not a day of the calendar' }
}
