import { confidenceInYear } from './calendar.ts'
import type { CountedPeriod } from './counting.ts'
import type { Calendar, DeadlineRule, Period, RollRule } from './schema.ts'
import { dateInWords, dayInWords, daysInWords, inWords, periodInWords } from './words.ts'

export interface CountedFacts {
  rule: DeadlineRule
  period: Period
  roll: RollRule
  basisDate: string
  basisKnown: boolean
  counted: CountedPeriod
  doubts: string[]
}

/** A counted date in words that can be checked by hand: the sum, the days left out, the law, the doubts. */
export function explainCounted(facts: CountedFacts): string {
  const { rule, period, roll, basisDate, basisKnown, counted } = facts
  return sentence([
    `${periodInWords(period)} after ${basisKnown ? `${rule.basisWords} on ` : ''}${dateInWords(basisDate)}`,
    passedOverInWords(counted),
    `last day ${dayInWords(counted.lastDay)}`,
    [rule.legalSource, roll.citation].filter(Boolean).join(', '),
    basisKnown
      ? null
      : `the date of ${rule.basisWords} is not known and the earlier date of the step was used (safe side)`,
    roll.note,
    ...facts.doubts,
    ...doubtsAbout(rule),
  ])
}

/** A date taken from a paper, in words; `closure` says why offices are closed that day, if they are. */
export function explainStated(rule: DeadlineRule, statedOn: string, closure: string | null): string {
  return sentence([
    `${dayInWords(statedOn)}, as stated in ${rule.basisWords}`,
    rule.legalSource,
    closure === null ? null : `that day is a closure day (${closure}), so check the paper`,
    ...doubtsAbout(rule),
  ])
}

/** What is not sure about the holidays of the years in which a period may end; empty where they are known. */
export function doubtfulYears(
  calendar: Calendar,
  { nominalDay, lastDay, passedOver }: CountedPeriod,
): string[] {
  const days = [nominalDay, lastDay, ...passedOver.map(day => day.date)]
  const years = [...new Set(days.map(day => Number(day.slice(0, 4))))].sort()
  return years.flatMap(year => {
    const confidence = confidenceInYear(calendar, year)
    if (confidence === null) return `the holidays of ${year} are not known, so check the day by hand`
    return confidence === 'unverified' ? `the holidays of ${year} are not verified` : []
  })
}

function passedOverInWords({ lastDay, nominalDay, passedOver }: CountedPeriod): string | null {
  if (passedOver.length === 0) return null
  const days = daysInWords(
    passedOver.map(day => day.date),
    Number(lastDay.slice(0, 4)),
  )
  const why = inWords([...new Set(passedOver.map(day => day.why))])
  // Only the rule for short periods leaves out days before the nominal last one.
  const atTheEnd = passedOver.every(day => day.date >= nominalDay)
  const verb = passedOver.length === 1 ? 'does' : 'do'
  return `${days} ${verb} not count${atTheEnd ? ' as last day' : ''} (${why})`
}

function doubtsAbout(rule: DeadlineRule): string[] {
  return [
    ...(rule.confidence === 'unverified' ? ['part of this rule has no confirmed source'] : []),
    ...(rule.verifiedOn === null ? ['rule not yet verified by a lawyer'] : []),
  ]
}

const sentence = (parts: (string | null)[]) => parts.filter(part => part !== null).join('; ')
