import { fill } from '../language/fill.ts'
import { type Format, formatFor } from '../language/format.ts'
import { type Language, locales } from '../language/languages.ts'
import { USUAL_SMALL } from './conceal.ts'
import type { Count, Period } from './figures.ts'
import { type Words, words as wordsOf } from './words.ts'

/** How a report speaks: its words, its numbers and dates, and the few turns of phrase that need both. */
export interface Voice extends Format {
  lang: string
  words: Words
  say(sentence: string, values: Readonly<Record<string, string>>): string
  /** A count as a figure: '14', '1–4' or 'not shown'. */
  count(count: Count): string
  /** How small numbers are hidden, in a sentence. */
  small: string
  /** A count in a sentence, as 'nine lawyers'; nothing when it is withheld. */
  countInWords(count: Count, of: 'lawyers' | 'matters'): string | undefined
  /** Hours in a sentence: '312.5 hours' or 'no hours'. */
  hoursInWords(minutes: number): string
  /** What was given as a share of what was pledged; never rounded up to the whole. */
  share(given: number, pledged: number): string
  /** The year's name: '2026', or '2025/26' when it runs over New Year. */
  year(period: Period): string
  /** The month's short name, with its year where the period runs over New Year. */
  monthIn(month: string, period: Period): string
  /** The period from its first day to its last. */
  span(period: Pick<Period, 'startsOn' | 'endsOn'>): string
}

const spoken = { en: locales.en, 'zh-Hant': 'zh-Hant' } as const

/** The voice of a language, where counts up to a number are hidden. */
export function voiceOf(language: Language, smallCells = USUAL_SMALL): Voice {
  const words = wordsOf[language]
  const format = formatFor(language)
  const number = (value: number) => words.smallNumbers[value] ?? format.whole(value)
  return {
    ...format,
    lang: spoken[language],
    words,
    say: fill,
    count: count => figure(count, words, { format, smallCells }),
    small: fill(words.definitions.small, { most: number(smallCells), figure: String(smallCells) }),
    countInWords: (count, of) => {
      if ('withheld' in count) return undefined
      return fill(words[of], {
        count: 'masked' in count ? fill(words.between, { most: number(smallCells) }) : number(count.value),
      })
    },
    hoursInWords: minutes =>
      minutes === 0 ? words.noHours : fill(words.hours, { hours: format.hours(minutes) }),
    share: (given, pledged) => (pledged === 0 ? '–' : format.percent((given * 1000) / pledged)),
    year: period => fill(words.year, { year: yearName(period) }),
    monthIn: (month, period) => monthIn(month, period, words, format),
    span: ({ startsOn, endsOn }) =>
      fill(words.span, { from: format.date(startsOn), to: format.date(endsOn) }),
  }
}

interface Figures {
  format: Format
  smallCells: number
}

function figure(count: Count, words: Words, { format, smallCells }: Figures): string {
  if ('value' in count) return format.whole(count.value)
  return 'masked' in count ? fill(words.masked, { most: String(smallCells) }) : words.withheld
}

function monthIn(month: string, period: Period, words: Words, format: Format): string {
  const name = format.month(month)
  return isCalendarYear(period) ? name : fill(words.monthOfYear, { month: name, year: month.slice(2, 4) })
}

function yearName({ year, startsOn, endsOn }: Period): string {
  return isCalendarYear({ startsOn, endsOn }) ? String(year) : `${startsOn.slice(0, 4)}/${endsOn.slice(2, 4)}`
}

function isCalendarYear({ startsOn, endsOn }: Pick<Period, 'startsOn' | 'endsOn'>): boolean {
  return startsOn.slice(0, 4) === endsOn.slice(0, 4)
}
