import type { ExtraDays } from '../../jurisdictions/calendar.ts'
import type { DerivedDeadline } from '../../jurisdictions/deadlines.ts'
import type { Jurisdiction } from '../../jurisdictions/schema.ts'
import type { DeadlineState } from '../../models/Deadline.ts'
import type { Step } from '../../models/Step.ts'
import { movesOfStep } from './deadlineMoves.ts'
import { factsOf } from './recordStep.ts'

/** A deadline as the steps of a track, told from the beginning, would leave it. */
export interface Projected {
  ruleId: string
  kind: string
  legalLastDay: string
  /** The step that began it, or that extended it. */
  stepId: string
  /** What it was worked out from; an extension has the deadline it extends instead. */
  derived: DerivedDeadline | null
  extends: Projected | null
  state: DeadlineState
  settledOn: string | null
  settledById: string | null
}

/** Tells the steps of one track from the beginning. Pure: it reads nothing and writes nothing. */
export function projectDeadlines(
  jurisdiction: Jurisdiction,
  steps: readonly Step[],
  extraDays: ExtraDays,
): Projected[] {
  const all: Projected[] = []
  for (const step of steps) {
    const running = all.filter(one => one.state === 'running')
    const moves = movesOfStep(jurisdiction, running, factsOf(jurisdiction, step), extraDays)
    for (const { deadline, state, on } of moves.settled) {
      Object.assign(deadline, { state, settledOn: on, settledById: step.id })
    }
    for (const { deadline, until } of moves.extended) {
      deadline.state = 'extended'
      all.push({ ...begun(deadline.ruleId, 'stated', until, step), extends: deadline })
    }
    for (const { deadline } of moves.replaced) deadline.state = 'replaced'
    for (const derived of moves.begun) {
      all.push({ ...begun(derived.ruleId, derived.kind, derived.legalLastDay, step), derived })
    }
  }
  return all
}

function begun(ruleId: string, kind: string, legalLastDay: string, step: Step): Projected {
  return {
    ruleId,
    kind,
    legalLastDay,
    stepId: step.id,
    derived: null,
    extends: null,
    state: 'running',
    settledOn: null,
    settledById: null,
  }
}
