import { type Language, locales } from './languages.ts'

/** How numbers, money and dates are written in a language. */
export interface Format {
  whole(number: number): string
  /** Minutes as hours with one decimal. */
  hours(minutes: number): string
  /** Tenths of what is counted, with one decimal. */
  tenths(number: number): string
  /** Minor units as money of the currency, with its code and as many decimals as it has. */
  money(minor: number, currency: string): string
  /** Tenths of a percent, as whole percents; what is more than nothing is never written as nothing. */
  percent(tenths: number): string
  /** A day 'YYYY-MM-DD' in words. */
  date(day: string): string
  /** The short name of a month 'YYYY-MM'. */
  month(month: string): string
  /** Some things one after the other, the last after an "and". */
  list(parts: string[]): string
}

/** The customs of a language; the same on every machine. */
export function formatFor(language: Language): Format {
  const locale = locales[language]
  const whole = new Intl.NumberFormat(locale)
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const longDate = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const shortMonth = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const and = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    whole: number => whole.format(number),
    hours: minutes => oneDecimal.format(Math.round(minutes / 6) / 10),
    tenths: number => oneDecimal.format(number / 10),
    money: (minor, currency) => money(locale, minor, currency),
    percent: tenths => (tenths > 0 && tenths < 10 ? '<1%' : `${whole.format(Math.floor(tenths / 10))}%`),
    date: day => longDate.format(new Date(`${day}T00:00:00Z`)),
    // September is "Sept" in one version of the data and "Sep" in another.
    month: month => shortMonth.format(new Date(`${month}-01T00:00:00Z`)).slice(0, 3),
    list: parts => and.format(parts),
  }
}

function money(locale: string, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** digits)
}
