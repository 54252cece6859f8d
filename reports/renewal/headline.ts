import type { Count, RenewalFigures } from './figures.ts'
import type { Voice } from './wording.ts'

/** The opening paragraph: what the firm did, last year beside it, and the pledge. Figures only, no praise. */
export function headline(figures: RenewalFigures, voice: Voice): string {
  return [thisYear, lastYear, pledgedHours, pledgedMoney]
    .map(sentence => sentence(figures, voice))
    .filter(sentence => sentence !== '')
    .join(voice.words.sentenceEnd)
}

function thisYear({ firm: { name }, period, lawyers, totals }: RenewalFigures, voice: Voice): string {
  const { headline } = voice.words
  const year = voice.year(period)
  const firm = name.length > 60 ? headline.theFirm : name
  const { matters, minutes } = totals
  if (isZero(matters.thisYear) && minutes.thisYear === 0) return voice.say(headline.nothing, { year, firm })
  const taking = isZero(lawyers.thisYear) ? undefined : voice.countInWords(lawyers.thisYear, 'lawyers')
  const who = taking ? voice.say(headline.lawyersOf, { lawyers: taking, firm }) : firm
  return voice.say(headline.sentence, { year, who, work: work(matters.thisYear, minutes.thisYear, voice) })
}

function work(count: Count, minutes: number, voice: Voice): string {
  const { headline } = voice.words
  const hours = voice.hoursInWords(minutes)
  const matters = voice.countInWords(count, 'matters')
  if (minutes === 0) return voice.say(headline.workedOn, { matters: matters ?? headline.someMatters })
  if (isZero(count)) return voice.say(headline.gaveAlone, { hours })
  return matters ? voice.say(headline.gaveTo, { hours, matters }) : voice.say(headline.gave, { hours })
}

function lastYear({ lastPeriod, lawyers, totals }: RenewalFigures, voice: Voice): string {
  const { headline } = voice.words
  if (!lastPeriod) return ''
  const year = voice.year(lastPeriod)
  if (isZero(totals.matters.lastYear) && totals.minutes.lastYear === 0)
    return voice.say(headline.neither, { year })
  const counts = [
    voice.countInWords(lawyers.lastYear, 'lawyers'),
    voice.hoursInWords(totals.minutes.lastYear),
    voice.countInWords(totals.matters.lastYear, 'matters'),
  ]
  return voice.say(headline.lastYear, { year, list: voice.list(counts.filter(count => count !== undefined)) })
}

function pledgedHours(
  { totals, pledge: { minutesPledged, minutesGiven }, period, preparedOn }: RenewalFigures,
  voice: Voice,
): string {
  const { headline } = voice.words
  if (minutesPledged === 0) return headline.nothingPledged
  const pledged = voice.hours(minutesPledged)
  if (minutesGiven !== totals.minutes.thisYear) {
    return voice.say(headline.counts, { pledged, given: voice.hours(minutesGiven) })
  }
  const difference = minutesGiven - minutesPledged
  // A year that still runs owes nothing yet.
  if (difference < 0 && preparedOn <= period.endsOn) {
    const date = voice.date(preparedOn)
    return voice.say(headline.soFar, { pledged, given: voice.hours(minutesGiven), date })
  }
  if (difference === 0) return voice.say(headline.exactly, { pledged })
  const sentence = difference > 0 ? headline.more : headline.fewer
  return voice.say(sentence, { pledged, difference: voice.hours(Math.abs(difference)) })
}

function pledgedMoney({ pledge }: RenewalFigures, voice: Voice): string {
  const { headline } = voice.words
  const amounts = pledge.money
    .filter(({ pledgedMinor, givenMinor }) => pledgedMinor > 0 || givenMinor > 0)
    .map(({ currency, pledgedMinor, givenMinor }) => {
      const given = voice.money(givenMinor, currency)
      const pledged = voice.money(pledgedMinor, currency)
      return pledgedMinor > 0 ? voice.say(headline.ofPledged, { given, pledged }) : given
    })
  return amounts.length === 0 ? '' : voice.say(headline.money, { list: voice.list(amounts) })
}

function isZero(count: Count): boolean {
  return 'value' in count && count.value === 0
}
