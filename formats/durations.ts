import type { Reading } from './fault.ts'

/** What a bare number in a column of durations means, and what parts its fraction: chosen by a person. */
export interface DurationForm {
  unit: 'hours' | 'minutes'
  decimal?: '.' | ','
}

const notWhole = 'Not a whole number of minutes'
const notReadable = 'Not a length of time that can be read'

/**
 * A length of time in whole minutes, above zero. A bare number is of the chosen unit. `1h 30m`, `90m` and `1.5h` carry
 * their unit themselves; `1:30` is hours and minutes, and is refused in a column of minutes, where it could be seconds.
 *
 * Decimal hours: tenths are six minutes each. With two and more decimals timekeepers round minutes (20 minutes are
 * 0.33 or 0.333), so such a number is taken where exactly one whole minute rounds to it, and refused elsewhere (0.01).
 */
export function readMinutes(text: string, form: DurationForm): Reading<number> {
  const trimmed = text.trim()
  if (trimmed === '') return { detail: 'The length of time is missing' }
  if (trimmed.length > 40) return { detail: notReadable }
  if (trimmed.startsWith('-')) return { detail: 'A length of time cannot be below zero' }
  const reading = bareNumber(trimmed, form) ?? clock(trimmed, form) ?? withUnits(trimmed, form)
  if (!reading) return { detail: notReadable }
  return 'value' in reading && reading.value === 0 ? { detail: 'A length of time cannot be zero' } : reading
}

function bareNumber(text: string, { unit, decimal = '.' }: DurationForm): Reading<number> | undefined {
  const point = decimal === ',' ? text.replace(',', '.') : text
  if ((decimal === ',' && text.includes('.')) || !/^(\d{1,6}(\.\d{1,15})?|\.\d{1,15})$/.test(point))
    return undefined
  return unit === 'hours' ? fromHours(point) : fromMinutes(point)
}

function fromMinutes(number: string): Reading<number> {
  const value = Number(number)
  return Number.isInteger(value) ? { value } : { detail: notWhole }
}

/** Exact arithmetic on the digits: hours × 60 may miss a whole minute by less than half of the last decimal. */
function fromHours(number: string): Reading<number> {
  const [whole = '', fraction = ''] = number.split('.')
  const digits = fraction.replace(/0+$/, '')
  const scale = 10n ** BigInt(digits.length)
  const sixtieths = BigInt(whole + digits) * 60n
  const minutes = (sixtieths + scale / 2n) / scale
  const miss = sixtieths - minutes * scale
  return miss < 30n && miss > -30n ? { value: Number(minutes) } : { detail: notWhole }
}

function clock(text: string, { unit }: DurationForm): Reading<number> | undefined {
  const parts = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (!parts || unit === 'minutes') return undefined
  return Number(parts[3] ?? 0) === 0
    ? { value: Number(parts[1]) * 60 + Number(parts[2]) }
    : { detail: notWhole }
}

function withUnits(text: string, { decimal = '.' }: DurationForm): Reading<number> | undefined {
  const parts = /^(?:([\d.,]{1,12}) ?h(?:ours?|rs?)?)? ?(?:(\d{1,6}) ?m(?:in(?:ute)?s?)?)?$/i.exec(text)
  if (!parts) return undefined
  const hours = parts[1] === undefined ? { value: 0 } : bareNumber(parts[1], { unit: 'hours', decimal })
  return hours && 'value' in hours ? { value: hours.value + Number(parts[2] ?? 0) } : hours
}
