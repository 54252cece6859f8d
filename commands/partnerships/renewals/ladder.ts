import { shiftDays } from '../../../jurisdictions/days.ts'
import type { Partnership } from '../../../models/Partnership.ts'
import { RenewalRung } from '../../../models/RenewalRung.ts'
import { oneAtATime } from '../../oneAtATime.ts'

export type Rung = Pick<
  RenewalRung,
  'code' | 'countedFrom' | 'daysBefore' | 'what' | 'letter' | 'letterTo' | 'owedBy' | 'active'
>

const managers = { owedBy: 'partnerships_manager', active: true } as const

/** The centre's own ladder until somebody sets another: letters about the agreement itself go to whoever signs it. */
const usualLadder: readonly Rung[] = [
  {
    code: 'ninety-days',
    countedFrom: 'term',
    daysBefore: 90,
    what: 'renewal-review',
    letter: 'renewal-opens',
    letterTo: 'partner-in-charge',
    ...managers,
  },
  {
    code: 'sixty-days',
    countedFrom: 'term',
    daysBefore: 60,
    what: 'renewal-propose',
    letter: 'renewal-proposal',
    letterTo: 'partner-in-charge',
    ...managers,
  },
  {
    code: 'thirty-days',
    countedFrom: 'term',
    daysBefore: 30,
    what: 'renewal-follow-up',
    letter: 'renewal-reminder',
    letterTo: 'coordinator',
    ...managers,
  },
  {
    code: 'seven-days',
    countedFrom: 'term',
    daysBefore: 7,
    what: 'renewal-last-call',
    letter: 'renewal-last-days',
    letterTo: 'coordinator',
    ...managers,
  },
  {
    code: 'grace-begins',
    countedFrom: 'term',
    daysBefore: -1,
    what: 'renewal-in-grace',
    letter: 'grace-begun',
    letterTo: 'coordinator',
    ...managers,
  },
  {
    code: 'grace-ended',
    countedFrom: 'grace',
    daysBefore: -1,
    what: 'renewal-lapsed',
    letter: 'term-over',
    letterTo: 'partner-in-charge',
    ...managers,
  },
]

/** The steps to a renewal, the earliest first: those that the centre set, or else the usual ones. */
export async function ladder(): Promise<Rung[]> {
  return inOrder(await RenewalRung.findAll())
}

/** The same, kept as it is until the transaction ends. */
export async function lockedLadder(): Promise<Rung[]> {
  // While nobody has changed the usual ladder there are no rows that could be locked.
  await oneAtATime()
  return inOrder(await RenewalRung.findAll({ lock: true }))
}

function inOrder(stored: Rung[]): Rung[] {
  const rungs = stored.length > 0 ? stored : [...usualLadder]
  return rungs.sort((one, other) => orderOf(one) - orderOf(other))
}

// What is counted from the end of grace comes after what is counted from the end of the term.
const orderOf = ({ countedFrom, daysBefore }: Rung) => (countedFrom === 'grace' ? 1000 : 0) - daysBefore

type Term = Pick<Partnership, 'endsOn' | 'graceDays'>

/** The last day of grace. */
export const graceEnd = ({ endsOn, graceDays }: Term): string => shiftDays(endsOn, graceDays)

/** The day on which a rung comes for an agreement. */
export function dayOfRung({ countedFrom, daysBefore }: Rung, term: Term): string {
  return shiftDays(countedFrom === 'term' ? term.endsOn : graceEnd(term), -daysBefore)
}

/** Whether a rung says something about days of grace that this agreement does not have. */
export function lacksGrace(rung: Rung, term: Term): boolean {
  const day = dayOfRung(rung, term)
  if (rung.countedFrom === 'term') return rung.daysBefore < 0 && day > graceEnd(term)
  return rung.daysBefore >= 0 && day <= term.endsOn
}

/** In which time a rung comes: in the term, in the days of grace, or when both are over. */
export type RungTime = 'term' | 'grace' | 'over'

export function timeOf({ countedFrom, daysBefore }: Pick<Rung, 'countedFrom' | 'daysBefore'>): RungTime {
  if (countedFrom === 'term') return daysBefore >= 0 ? 'term' : 'grace'
  return daysBefore >= 0 ? 'grace' : 'over'
}

/** Whether the time of which a rung speaks is over: the term, or the days of grace. */
export function isOver(rung: Rung, term: Term, today: string): boolean {
  const time = timeOf(rung)
  if (time === 'over') return false
  return today > (time === 'term' ? term.endsOn : graceEnd(term))
}
