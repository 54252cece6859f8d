import type { CreationAttributes } from 'sequelize'
import type { CaseTrack } from '../../models/CaseTrack.ts'
import { newId } from '../../models/columns.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, instantOn } from '../days.ts'
import { deadlinesOf, type NewDeadline, type NewStep } from './deadlines.ts'
import type { Fact } from './facts.ts'
import { proofOf } from './words.ts'

export interface Recorded {
  steps: NewStep[]
  tracks: CreationAttributes<CaseTrack>[]
  deadlines: NewDeadline[]
}

export interface Recording {
  chance: Chance
  caseId: string
  recordedBy: string
  openedOn: Day
  today: Day
}

/** The rows that recording these facts, one after the other, would have left. */
export function recordFacts(facts: readonly Fact[], recording: Recording): Recorded {
  const steps: NewStep[] = []
  const tracks: CreationAttributes<CaseTrack>[] = []
  const deadlines: NewDeadline[] = []
  for (const track of new Set(facts.map(one => one.track))) {
    const ofTrack = stepsOf(
      facts.filter(one => one.track === track),
      recording,
    )
    const last = ofTrack.at(-1)
    if (!last) continue
    steps.push(...ofTrack)
    tracks.push({
      caseId: recording.caseId,
      track,
      stage: last.stage,
      sinceOn: last.happenedOn,
      steps: ofTrack.length,
    })
    deadlines.push(...deadlinesOf(ofTrack))
  }
  return { steps, tracks, deadlines }
}

function stepsOf(
  facts: readonly Fact[],
  { chance, caseId, recordedBy, openedOn, today }: Recording,
): NewStep[] {
  return facts.map((one, place) => {
    const learnt = Math.min(today, Math.max(one.on, one.servedOn ?? one.on) + chance.between(0, 3))
    return {
      id: newId(),
      caseId,
      track: one.track,
      position: place + 1,
      fromStage: facts[place - 1]?.stage ?? 'unknown',
      stage: one.stage,
      happenedOn: dateOf(one.on),
      learntOn: dateOf(learnt),
      servedOn: one.servedOn === null ? null : dateOf(one.servedOn),
      servedHow: one.servedHow,
      statedOn: one.statedOn === null ? null : dateOf(one.statedOn),
      proof: proofOf(one.stage, chance),
      results: one.results.length > 0 ? one.results : null,
      recordedBy,
      supersededById: null,
      supersededBecause: null,
      createdAt: instantOn(Math.max(learnt, openedOn), chance.between(0, 480)),
    }
  })
}
