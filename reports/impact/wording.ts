import { jurisdictionFor, jurisdictionIds } from '../../jurisdictions/load.ts'
import { measureFor } from '../../measures/load.ts'
import { whenStepsCount } from '../figures/steps.ts'
import { fill } from '../language/fill.ts'
import { type Format, formatFor } from '../language/format.ts'
import { type Language, locales } from '../language/languages.ts'
import { type Words as RenewalWords, words as renewalWords } from '../renewal/words.ts'
import type { Printed } from '../suppression/table.ts'
import type { ImpactRow } from './figures.ts'
import { definitionsInChinese, stepsInChinese } from './words/definitions.ts'
import { type Words, words as wordsOf } from './words.ts'

/** How a report speaks: its words, its numbers and dates, and what codes are called. */
export interface Voice extends Format {
  language: Language
  /** The tag that a document bears. */
  lang: string
  words: Words
  say(sentence: string, values: Readonly<Record<string, string>>): string
  /** A number as it is printed: hours with a decimal, money with its currency, or how it is hidden. */
  figure(printed: Printed, row: Pick<ImpactRow, 'unit' | 'by'>, most: number): string
  /** What a row is called among those of its figure: the figure, or the part of it that it tells of. */
  label(row: Pick<ImpactRow, 'code' | 'by'>): string
  /** What a figure is called where it stands without its whole. */
  alone(row: Pick<ImpactRow, 'code' | 'by'>): string
  /** What a measure in a version is called: 'who5 1'. */
  measure(named: string): string
  /** How a dimension divides: 'by stage'. */
  by(dimension: string): string
  /** The values of a dimension in the order in which they are printed. */
  order(dimension: string): string[]
  /** What a figure counts; in the words given where the language has none of its own. */
  definition(code: string, given: string): string
  /** What the definitions of steps have in common; it is said once. */
  steps: string
  /** A moment in UTC, to the minute. */
  moment(iso: string): string
  span(period: { from: string; to: string }): string
}

const spoken = { en: locales.en, 'zh-Hant': 'zh-Hant' } as const
const definitionsIn: Record<Language, Record<string, string>> = { en: {}, 'zh-Hant': definitionsInChinese }
const stepsIn: Record<Language, string> = { en: whenStepsCount, 'zh-Hant': stepsInChinese }

/** The voice of a language. */
export function voiceOf(language: Language): Voice {
  const words = wordsOf[language]
  const format = formatFor(language)
  const partName = (dimension: string, value: string) =>
    named(valuesOf(words, renewalWords[language])[dimension], value) ??
    (value === 'unknown' ? words.unknown : (phaseName(value) ?? value.replaceAll('-', ' ')))
  const said = (name: string, by: ImpactRow['by']) => (by.currency ? `${name}, ${by.currency}` : name)
  const nameOf = (code: string) => named(words.labels, code) ?? code
  return {
    ...format,
    language,
    lang: spoken[language],
    words,
    say: fill,
    figure: (printed, row, most) => figure(printed, row, { most, words, format }),
    label: ({ code, by }) => {
      if (by.part === 'of') return words.ofFirmsBefore
      const { currency, measure, ...divided } = by
      const parts = Object.entries(divided).map(([dimension, value]) => partName(dimension, value))
      return parts.length > 0 ? parts.join(' · ') : said(nameOf(code), by)
    },
    alone: ({ code, by }) => said(named(words.alone, code) ?? nameOf(code), by),
    measure: value => measureName(value, words),
    by: dimension => named(words.dimensions, dimension) ?? dimension,
    order: dimension => Object.keys(valuesOf(words, renewalWords[language])[dimension] ?? {}),
    definition: (code, given) => definitionsIn[language][code] ?? given,
    steps: stepsIn[language],
    moment: iso => fill(words.moment, { date: format.date(iso.slice(0, 10)), time: iso.slice(11, 16) }),
    span: ({ from, to }) => fill(words.span, { from: format.date(from), to: format.date(to) }),
  }
}

/** The name under a code; nothing where there is none, or where it stands empty because another source names it. */
const named = (names: Readonly<Record<string, string>> | undefined, code: string): string | undefined =>
  names && Object.hasOwn(names, code) && names[code] !== '' ? names[code] : undefined

const valuesOf = (
  { values }: Words,
  { kinds, grades, phases, giftKinds }: RenewalWords,
): Record<string, Record<string, string>> => ({
  ...values,
  ...{ kind: kinds, grade: grades, phase: phases, gift: giftKinds },
})

/** What a process calls a part of itself. */
function phaseName(code: string): string | undefined {
  const phases = jurisdictionIds.flatMap(id => jurisdictionFor(id).process.phases)
  return phases.find(phase => phase.code === code)?.name
}

function measureName(value: string, { measures }: Words): string {
  const [code = '', version = ''] = value.split(' ')
  return named(measures, code) ?? measureFor(code, Number(version))?.name ?? value
}

function figure(
  printed: Printed,
  { unit, by }: Pick<ImpactRow, 'unit' | 'by'>,
  { most, words, format }: { most: number; words: Words; format: Format },
): string {
  if ('masked' in printed) return `1–${most}`
  if ('withheld' in printed) return words.withheld
  if (unit === 'minutes') return format.hours(printed.value)
  if (unit === 'money' && by.currency) return format.money(printed.value, by.currency)
  return format.whole(printed.value)
}
