import type { Count, Period } from './figures.ts'

export const language = 'en-GB'

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const oneDecimal = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat(language)
const longDate = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
const monthName = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })

/** A count as a figure: '14', '1–4' or 'not shown'. */
export function countFigure(count: Count): string {
  if ('value' in count) return whole.format(count.value)
  return 'masked' in count ? '1–4' : 'not shown'
}

/** A count in a sentence: 'nine lawyers', 'between one and four matters', or nothing when it is withheld. */
export function countInWords(count: Count, noun: string): string | undefined {
  if ('masked' in count) return `between one and four ${noun}s`
  if ('withheld' in count) return undefined
  return `${smallNumbers[count.value] ?? whole.format(count.value)} ${noun}s`
}

/** Minutes as hours with one decimal. */
export function hours(minutes: number): string {
  return oneDecimal.format(Math.round(minutes / 6) / 10)
}

/** Hours in a sentence: '312.5 hours' or 'no hours'. */
export function hoursInWords(minutes: number): string {
  return `${minutes === 0 ? 'no' : hours(minutes)} hours`
}

/** Minor units as money of the currency, with its code and as many decimals as it has. */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** digits)
}

/** What was given as a share of what was pledged. */
export function share(given: number, pledged: number): string {
  return pledged === 0 ? '–' : `${whole.format(Math.floor((given * 100) / pledged))}%`
}

/** A date in words: '15 January 2027'. */
export function date(day: string): string {
  return longDate.format(new Date(`${day}T00:00:00Z`))
}

/** The month's short name, with its year where a period runs over New Year. */
export function monthLabel(month: string, period: Period): string {
  const name = monthName.format(new Date(`${month}-01T00:00:00Z`)).slice(0, 3)
  return isCalendarYear(period) ? name : `${name} ${month.slice(2, 4)}`
}

/** The year's name: '2026', or '2025/26' when it runs over New Year. */
export function yearName({ year, startsOn, endsOn }: Period): string {
  return isCalendarYear({ startsOn, endsOn }) ? String(year) : `${startsOn.slice(0, 4)}/${endsOn.slice(2, 4)}`
}

/** The period from its first day to its last. */
export function span({ startsOn, endsOn }: Period): string {
  return `${date(startsOn)} to ${date(endsOn)}`
}

function isCalendarYear({ startsOn, endsOn }: Pick<Period, 'startsOn' | 'endsOn'>): boolean {
  return startsOn.slice(0, 4) === endsOn.slice(0, 4)
}
