import type { CellValue } from 'exceljs'
import type { Reading } from './fault.ts'

/**
 * What a cell of a workbook says, as text.
 *
 * cellText(value, format, from1904)   → { value: text } | { detail }
 *
 * Dates become YYYY-MM-DD (with THH:MM:SS where a time of day is stored), times become H:MM or H:MM:SS, numbers are
 * written with at most 15 digits as Excel shows them, a formula gives its stored result.
 */
export function cellText(value: CellValue, format: string | undefined, from1904: boolean): Reading<string> {
  if (value === null || value === undefined) return { value: '' }
  if (typeof value === 'string') return { value }
  if (typeof value === 'boolean') return { value: value ? 'TRUE' : 'FALSE' }
  if (typeof value === 'number') return numberText(value, format, from1904)
  if (value instanceof Date) return numberText(serialOf(value), format, from1904)
  if ('error' in value) return { detail: 'The cell holds an error of the spreadsheet' }
  if ('richText' in value) return { value: value.richText.map(part => part.text ?? '').join('') }
  if ('formula' in value || 'sharedFormula' in value) return cellText(value.result, format, from1904)
  if ('text' in value) return cellText(value.text, format, from1904)
  return { value: '' }
}

/** Days since the last day of 1899, from the date that the library made of them. */
function serialOf(date: Date): number {
  return date.getTime() / 86_400_000 + 25_569
}

function numberText(serial: number, format: string | undefined, from1904: boolean): Reading<string> {
  if (!Number.isFinite(serial)) return { detail: 'The cell holds text in the format of a date' }
  const shown = kindOf(format)
  if (shown === 'number') return { value: String(Number(serial.toPrecision(15))) }
  if (shown === 'day') return dayText(from1904 ? serial + 1462 : serial)
  if (serial < 0) return { detail: 'The cell holds a time below zero' }
  if (shown === 'clock' && serial >= 1)
    return { detail: 'The cell holds more than a day in a format that shows the time of day only' }
  return { value: clockText(Math.round(serial * 86_400)) }
}

/**
 * What a number format shows: a day, a time of day (`h:mm`), a length of time (`[h]:mm`) or a number. Quoted
 * characters, colours and locales do not count. The library drops the backslash of `0.00\\h` and takes it for a time; a
 * format with places for digits is a number, save the fractions of a second.
 */
function kindOf(format = ''): 'day' | 'clock' | 'length' | 'number' {
  const [first = ''] = format.replace(/"[^"]*"|[\\_*]./g, '').split(';')
  const letters = first
    .replace(/\[[^\]]*\]/g, '')
    .replace(/s\.0+/gi, 's')
    .replace(/am\/pm|a\/p|general/gi, '')
  if (/[0#?]/.test(letters)) return 'number'
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'length'
  if (/[yd]/i.test(letters)) return 'day'
  if (/[hs]/i.test(letters)) return 'clock'
  return /m/i.test(letters) ? 'day' : 'number'
}

/** Excel counts a 29 February 1900 that never was, so days before March 1900 are not what they seem. */
function dayText(serial: number): Reading<string> {
  if (serial < 61 || serial >= 2_958_466) return { detail: 'The cell holds a number that is no date' }
  const seconds = Math.round(serial * 86_400)
  const instant = new Date((seconds - 25_569 * 86_400) * 1000).toISOString()
  return { value: seconds % 86_400 === 0 ? instant.slice(0, 10) : instant.slice(0, 19) }
}

function clockText(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`
}
