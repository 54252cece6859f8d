import type { Count, RenewalFigures } from './figures.ts'
import { countInWords, hours, hoursInWords, money, yearName } from './wording.ts'

/** The opening paragraph: what the firm did, last year beside it, and the pledge. Figures only, no praise. */
export function headline(figures: RenewalFigures): string {
  return [thisYear(figures), lastYear(figures), pledgedHours(figures), pledgedMoney(figures)]
    .filter(sentence => sentence !== '')
    .join(' ')
}

function thisYear(figures: RenewalFigures): string {
  const year = yearName(figures.period)
  const { matters, minutes } = figures.totals
  const firm = shortName(figures.firm.name)
  if (isZero(matters.thisYear) && minutes.thisYear === 0) {
    return `In ${year} ${firm} worked on no matters, and no hours were recorded.`
  }
  const lawyers = isZero(figures.lawyers.thisYear)
    ? undefined
    : countInWords(figures.lawyers.thisYear, 'lawyer')
  return `In ${year} ${lawyers ? `${lawyers} of ${firm}` : firm} ${work(matters.thisYear, minutes.thisYear)}.`
}

function work(matters: Count, minutes: number): string {
  const given = hoursInWords(minutes)
  const taken = countInWords(matters, 'matter')
  if (minutes === 0) return `worked on ${taken ?? 'matters'}; no hours were recorded`
  if (isZero(matters)) return `gave ${given}; no matters were recorded`
  return taken ? `gave ${given} to ${taken}` : `gave ${given}`
}

function lastYear({ lastPeriod, lawyers, totals }: RenewalFigures): string {
  if (!lastPeriod) return ''
  const year = yearName(lastPeriod)
  if (isZero(totals.matters.lastYear) && totals.minutes.lastYear === 0)
    return `In ${year} there were neither.`
  const counts = [
    countInWords(lawyers.lastYear, 'lawyer'),
    hoursInWords(totals.minutes.lastYear),
    countInWords(totals.matters.lastYear, 'matter'),
  ]
  return `In ${year} it was ${list(counts.filter(count => count !== undefined))}.`
}

function pledgedHours({ totals, pledge: { minutesPledged, minutesGiven } }: RenewalFigures): string {
  if (minutesPledged === 0) return 'No hours had been pledged.'
  if (minutesGiven !== totals.minutes.thisYear) {
    return `Towards the ${hours(minutesPledged)} hours pledged, ${hours(minutesGiven)} count.`
  }
  const pledged = `${hours(minutesPledged)} hours had been pledged`
  const difference = minutesGiven - minutesPledged
  if (difference === 0) return `${pledged}, and given.`
  return `${pledged}; ${hours(Math.abs(difference))} ${difference > 0 ? 'more' : 'fewer'} were given.`
}

function pledgedMoney({ pledge }: RenewalFigures): string {
  const amounts = pledge.money
    .filter(({ pledgedMinor, givenMinor }) => pledgedMinor > 0 || givenMinor > 0)
    .map(({ currency, pledgedMinor, givenMinor }) => {
      const given = money(givenMinor, currency)
      return pledgedMinor > 0 ? `${given} of the ${money(pledgedMinor, currency)} pledged` : given
    })
  return amounts.length === 0 ? '' : `In money the firm gave ${list(amounts)}.`
}

function shortName(name: string): string {
  return name.length > 60 ? 'the firm' : name
}

function isZero(count: Count): boolean {
  return 'value' in count && count.value === 0
}

function list(parts: string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
