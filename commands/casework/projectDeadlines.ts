import type { ExtraDays } from '../../jurisdictions/calendar.ts'
import type { DerivedDeadline } from '../../jurisdictions/deadlines.ts'
import type { Jurisdiction } from '../../jurisdictions/schema.ts'
import type { DeadlineState } from '../../models/Deadline.ts'
import type { Step } from '../../models/Step.ts'
import { movesOfStep } from './deadlineMoves.ts'
import type { Hand } from './deadlinesByHand.ts'
import { factsOf } from './recordStep.ts'

/** A deadline as the steps of a track, told from the beginning, would leave it. */
export interface Projected {
  ruleId: string
  kind: string
  legalLastDay: string
  /** The step that began it, or that extended it. */
  stepId: string
  /** The row that a letter made when somebody extended a deadline by hand. */
  rowId: string | null
  /** What it was worked out from; an extension has the deadline it extends instead. */
  derived: DerivedDeadline | null
  extends: Projected | null
  /** The one that took its place, where it was extended or replaced. */
  successor: Projected | null
  state: DeadlineState
  settledOn: string | null
  settledById: string | null
}

/** What was done by hand to the next deadline that a step begins under a rule. */
type HandOn = (stepId: string, ruleId: string) => Hand | undefined

/**
 * Tells the steps of one track from the beginning, with what was done by hand in its place. Pure: it reads nothing and
 * writes nothing.
 */
export function projectDeadlines(
  jurisdiction: Jurisdiction,
  steps: readonly Step[],
  extraDays: ExtraDays,
  handOn: HandOn = () => undefined,
): Projected[] {
  const all: Projected[] = []
  const add = (one: Projected) => {
    all.push(one)
    all.push(...extendedByHand(one, handOn(one.stepId, one.ruleId)))
  }
  for (const step of steps) {
    const running = all.filter(one => one.state === 'running')
    const moves = movesOfStep(jurisdiction, running, factsOf(jurisdiction, step), extraDays)
    for (const { deadline, state, on } of moves.settled) {
      Object.assign(deadline, { state, settledOn: on, settledById: step.id })
    }
    for (const { deadline, until } of moves.extended) add(extensionOf(deadline, until, step.id))
    for (const derived of moves.begun) {
      const one = { ...begun(derived.ruleId, derived.kind, derived.legalLastDay, step.id), derived }
      for (const { deadline, by } of moves.replaced) {
        if (by === derived) Object.assign(deadline, { state: 'replaced', successor: one })
      }
      add(one)
    }
  }
  return all
}

function extendedByHand(one: Projected, hand: Hand | undefined): Projected[] {
  const made: Projected[] = []
  let last = one
  for (const { rowId, until } of hand?.extensions ?? []) {
    // Where the corrected date gives more time than the letter did, the letter no longer matters.
    if (until <= last.legalLastDay) continue
    last = Object.assign(extensionOf(last, until, last.stepId), { rowId })
    made.push(last)
  }
  const settled = hand?.settledOn(last.legalLastDay)
  if (settled) Object.assign(last, settled)
  return made
}

function extensionOf(deadline: Projected, until: string, stepId: string): Projected {
  const extension: Projected = { ...begun(deadline.ruleId, 'stated', until, stepId), extends: deadline }
  Object.assign(deadline, { state: 'extended', successor: extension })
  return extension
}

function begun(ruleId: string, kind: string, legalLastDay: string, stepId: string): Projected {
  return {
    ruleId,
    kind,
    legalLastDay,
    stepId,
    rowId: null,
    derived: null,
    extends: null,
    successor: null,
    state: 'running',
    settledOn: null,
    settledById: null,
  }
}
