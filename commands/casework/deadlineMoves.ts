import type { ExtraDays } from '../../jurisdictions/calendar.ts'
import {
  type DerivedDeadline,
  deriveDeadlines,
  rulesAnsweredBy,
  rulesExtendedBy,
  rulesMissedBy,
  type StepFacts,
} from '../../jurisdictions/deadlines.ts'
import type { Jurisdiction } from '../../jurisdictions/schema.ts'

/** What a running deadline must say for a step to act on it. */
export interface Running {
  ruleId: string
  kind: string
  legalLastDay: string
}

export type Settlement<D> = { deadline: D; state: 'met' | 'missed'; on: string }

/** What a step does to the deadlines that run on its track. */
export interface DeadlineMoves<D> {
  settled: Settlement<D>[]
  /** Running ones that a date on paper moves (an extension), with the new last day. */
  extended: { deadline: D; until: string }[]
  /** Running stated ones that a newer stated date of the same rule takes the place of (a hearing moved). */
  replaced: { deadline: D; by: DerivedDeadline }[]
  begun: DerivedDeadline[]
}

/**
 * First ends the clocks that the step answers, misses or extends, then starts its own: a step may end one clock and
 * start the next of the same rule. An answer after the last day counts as missed. A clock that two steps tell of (the
 * decision, and the appeal window with the same day of service) runs once.
 */
export function movesOfStep<D extends Running>(
  jurisdiction: Jurisdiction,
  running: readonly D[],
  step: StepFacts,
  extraDays: ExtraDays,
): DeadlineMoves<D> {
  const answered = new Set(rulesAnsweredBy(jurisdiction, step.stage))
  const missed = new Set(rulesMissedBy(jurisdiction, step.stage))
  const extendable = new Set(step.statedOn === null ? [] : rulesExtendedBy(jurisdiction, step.stage))
  const moves: DeadlineMoves<D> = { settled: [], extended: [], replaced: [], begun: [] }
  const open: D[] = []

  for (const deadline of running) {
    if (answered.has(deadline.ruleId)) {
      const inTime = step.happenedOn <= deadline.legalLastDay
      moves.settled.push({ deadline, state: inTime ? 'met' : 'missed', on: step.happenedOn })
    } else if (missed.has(deadline.ruleId)) {
      moves.settled.push({ deadline, state: 'missed', on: step.happenedOn })
    } else if (extendable.has(deadline.ruleId) && step.statedOn !== null) {
      moves.extended.push({ deadline, until: step.statedOn })
    } else open.push(deadline)
  }

  const extendedRules = new Set(moves.extended.map(({ deadline }) => deadline.ruleId))
  for (const begun of deriveDeadlines(jurisdiction, step, extraDays)) {
    if (extendedRules.has(begun.ruleId) || open.some(one => isSame(one, begun))) continue
    const same =
      begun.kind === 'stated' ? open.filter(one => one.ruleId === begun.ruleId && one.kind === 'stated') : []
    moves.replaced.push(...same.map(deadline => ({ deadline, by: begun })))
    moves.begun.push(begun)
  }
  return moves
}

const isSame = (one: Running, begun: DerivedDeadline) =>
  one.ruleId === begun.ruleId && one.kind === begun.kind && one.legalLastDay === begun.legalLastDay
