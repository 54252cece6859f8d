import { closureReason, type ExtraDays } from './calendar.ts'
import { countPeriod, openDayUpTo } from './counting.ts'
import { shiftDays } from './days.ts'
import { doubtfulYears, explainCounted, explainStated } from './explain.ts'
import { stageOf } from './process.ts'
import type { Confidence, DeadlineRule, Jurisdiction } from './schema.ts'

/** What a step on a track says of time. Dates are ISO dates in the jurisdiction's zone. */
export interface StepFacts {
  track: string
  stage: string
  happenedOn: string
  servedOn: string | null
  statedOn: string | null
  /** True for the first step of the track: a client may arrive while a clock is already running. */
  first?: boolean
}

/** A date that follows from a step, with the inputs it was computed from. Dates are ISO dates. */
export interface DerivedDeadline {
  ruleId: string
  ruleVersion: number
  name: string
  demands: string
  kind: 'derived' | 'stated'
  /** A soft date is a reminder; no right is lost when it passes. */
  soft: boolean
  basisDate: string
  legalLastDay: string
  /** The day to aim at: never after the last day, never before the step. */
  internalTarget: string
  /** True only where a lawyer has signed the rule off and the holidays of the years concerned are sure. */
  verified: boolean
  confidence: Confidence
  source: string
  explanation: string
  calendarVersion: string
}

interface Asked {
  j: Jurisdiction
  step: StepFacts
  extraDays: ExtraDays
}

/**
 * The dates that follow from a step: periods counted from it, and dates stated on its paper. A stated date
 * takes the place of a running one of the same rule (a hearing moved, the next day of reporting); counted
 * periods run side by side, each from a decision of its own.
 * @throws RangeError where the step's track or stage does not exist, or a date is no ISO date.
 */
export function deriveDeadlines(j: Jurisdiction, step: StepFacts, extraDays: ExtraDays): DerivedDeadline[] {
  stageOf(j, step.track, step.stage)
  return j.rules
    .filter(rule => isStartedBy(rule, step) && isInForce(rule, step.happenedOn))
    .flatMap(rule => deadlineFrom({ j, step, extraDays }, rule) ?? [])
}

/** The newest version of a rule. @throws RangeError where there is none. */
export function ruleOf(j: Jurisdiction, ruleId: string): DeadlineRule {
  const versions = j.rules
    .filter(rule => rule.id === ruleId)
    .sort((one, other) => other.version - one.version)
  const newest = versions[0]
  if (!newest) throw new RangeError(`${j.id} has no rule ${ruleId}`)
  return newest
}

/**
 * The rules whose running deadlines a step at this stage meets. Meet them before deriving the step's own: a
 * stage may both end one clock and start the next of the same rule, as reporting and being told the next
 * day does.
 */
export const rulesAnsweredBy = (j: Jurisdiction, stage: string) =>
  idsOf(j, rule => rule.answeredBy.includes(stage))

/** The rules whose running deadlines a step at this stage marks as missed. */
export const rulesMissedBy = (j: Jurisdiction, stage: string) =>
  idsOf(j, rule => rule.missedBy.includes(stage))

/** The rules whose running deadlines move to the `statedOn` of a step at this stage, where it has one. */
export const rulesExtendedBy = (j: Jurisdiction, stage: string) =>
  idsOf(j, rule => rule.extendedBy.includes(stage))

function idsOf(j: Jurisdiction, fits: (rule: DeadlineRule) => boolean): string[] {
  return [...new Set(j.rules.filter(fits).map(rule => rule.id))]
}

function isStartedBy(rule: DeadlineRule, step: StepFacts): boolean {
  if (rule.trigger.includes(step.stage)) return true
  return rule.arrivalTrigger.includes(step.stage) && (step.first === true || step[rule.basis] !== null)
}

function isInForce(rule: DeadlineRule, on: string): boolean {
  return (rule.effectiveFrom ?? on) <= on && on <= (rule.effectiveTo ?? on)
}

function deadlineFrom(asked: Asked, rule: DeadlineRule): DerivedDeadline | null {
  const { statedOn } = asked.step
  if (rule.kind === 'alert') return null
  if (rule.kind === 'stated' || (rule.statedDatePrevails && statedOn !== null)) {
    return statedOn === null ? null : statedDeadline(asked, rule, statedOn)
  }
  const withoutBasis = asked.step[rule.basis] === null
  return withoutBasis && rule.whenBasisMissing === 'no-deadline' ? null : countedDeadline(asked, rule)
}

function statedDeadline(asked: Asked, rule: DeadlineRule, statedOn: string): DerivedDeadline {
  const closure = closureReason(asked.j.calendar, statedOn, asked.extraDays)
  return {
    ...partsOf(asked, rule, statedOn),
    kind: 'stated',
    basisDate: statedOn,
    verified: rule.verifiedOn !== null,
    explanation: explainStated(rule, statedOn, closure),
  }
}

function countedDeadline(asked: Asked, rule: DeadlineRule): DerivedDeadline {
  const { j, step, extraDays } = asked
  const roll = j.rollRules.find(one => one.id === rule.roll)
  if (!roll || !rule.period) throw new TypeError(`rule ${rule.id} cannot be counted`)
  // Where the date that starts the clock is not known, the day of the step is earlier and so safer.
  const basisDate = step[rule.basis] ?? step.happenedOn
  const rolled = countPeriod(j.calendar, basisDate, rule.period, extraDays)
  const counted =
    roll.moves === 'forward' ? rolled : { ...rolled, lastDay: rolled.nominalDay, passedOver: [] }
  const doubts = doubtfulYears(j.calendar, counted)
  const basisKnown = step[rule.basis] !== null
  return {
    ...partsOf(asked, rule, counted.lastDay),
    kind: 'derived',
    basisDate,
    verified: rule.verifiedOn !== null && roll.confidence !== 'unverified' && doubts.length === 0,
    explanation: explainCounted({ rule, period: rule.period, roll, basisDate, basisKnown, counted, doubts }),
  }
}

function partsOf({ j, step, extraDays }: Asked, rule: DeadlineRule, legalLastDay: string) {
  const floor = step.happenedOn < legalLastDay ? step.happenedOn : legalLastDay
  const wished = shiftDays(legalLastDay, -rule.internalTargetDays)
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    name: rule.name,
    demands: rule.demands,
    soft: rule.soft,
    legalLastDay,
    internalTarget: openDayUpTo(j.calendar, wished, floor, extraDays),
    confidence: rule.confidence,
    source: rule.legalSource,
    calendarVersion: j.calendar.version,
  }
}
