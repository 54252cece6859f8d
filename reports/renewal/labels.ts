import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { type MatterKind, matterKinds } from '../../models/Matter.ts'
import type { MatterGroup } from './count.ts'

/** Matters without a case: a kind and a place among the stages, and the same matters in both. */
export const forCentre = 'Work for the centre'

const kindNames: Record<MatterKind, string> = {
  'claim-form': 'Claim form',
  interview: 'Screening interview',
  appeal: 'Appeal',
  'judicial-review': 'Judicial review',
  'subsequent-claim': 'Subsequent claim',
  'work-permission': 'Permission to work',
  research: 'Research',
  'centre-work': forCentre,
}

const unknownStage = 'Stage not known'

export function kindOf({ kind }: Pick<MatterGroup, 'kind'>): string {
  return kindNames[kind]
}

/** The name of the phase in which the client's case stands, as its jurisdiction calls it. */
export function stageOf({ jurisdiction, stage }: MatterGroup): string {
  if (jurisdiction === null) return forCentre
  const { phases, tracks } = jurisdictionFor(jurisdiction).process
  const phase = tracks.flatMap(track => track.stages).find(({ code }) => code === stage)?.phase
  return phases.find(({ code }) => code === phase)?.name ?? unknownStage
}

/** The order in which kinds are printed. */
export const kindOrder = matterKinds.map(kind => kindNames[kind])

/** The order in which stages are printed: as the processes run, then what has no place in them. */
export function stageOrder(groups: MatterGroup[]): string[] {
  const jurisdictions = [...new Set(groups.flatMap(({ jurisdiction }) => jurisdiction ?? []))].sort()
  const phases = jurisdictions.flatMap(id => jurisdictionFor(id).process.phases.map(({ name }) => name))
  return [...phases, unknownStage, forCentre]
}
