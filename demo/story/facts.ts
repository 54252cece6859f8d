import type { GroundResult, ServiceWay } from '../../models/Step.ts'
import type { Day } from '../days.ts'

/** What happened on a track, before it becomes rows. */
export interface Fact {
  track: string
  stage: string
  on: Day
  servedOn: Day | null
  servedHow: ServiceWay | null
  statedOn: Day | null
  results: GroundResult[]
}

export function fact(track: string, stage: string, on: Day, more: Partial<Fact> = {}): Fact {
  return { track, stage, on, servedOn: null, servedHow: null, statedOn: null, results: [], ...more }
}
