import { type Day, dateOf } from '../days.ts'
import type { NewStep } from './deadlines.ts'
import { deadlinesOf } from './deadlines.ts'
import type { Fact } from './facts.ts'

/** Stages after which the time limits of a claim no longer matter. */
export const over: ReadonlySet<string> = new Set(['W1', 'A09', 'P10', 'P12', 'P13'])

/** Whether a time limit of the stage at which a claim stands has passed. */
export function isLate(claim: readonly Fact[], today: Day): boolean {
  const last = claim.at(-1)
  if (!last || last.stage === 'P11' || over.has(last.stage)) return false
  const [since, now] = [dateOf(last.on), dateOf(today)]
  return deadlinesOf(claim.map(asStep)).some(
    ({ state, legalLastDay }) => state === 'running' && since <= legalLastDay && legalLastDay < now,
  )
}

function asStep(one: Fact, place: number, all: readonly Fact[]): NewStep {
  const date = (day: Day | null) => (day === null ? null : dateOf(day))
  return {
    id: String(place),
    caseId: '',
    track: one.track,
    position: place + 1,
    fromStage: all[place - 1]?.stage ?? 'unknown',
    stage: one.stage,
    happenedOn: dateOf(one.on),
    learntOn: dateOf(one.on),
    servedOn: date(one.servedOn),
    statedOn: date(one.statedOn),
    recordedBy: '',
  }
}
