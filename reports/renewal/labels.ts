import { jurisdictionFor, jurisdictionIds } from '../../jurisdictions/load.ts'
import { type MatterKind, matterKinds } from '../../models/Matter.ts'
import type { MatterGroup } from './count.ts'
import { en } from './words/en.ts'
import type { Words } from './words.ts'

/** Matters without a case: a kind and a place among the stages, and the same matters in both. */
export const forCentre = 'centre-work'

const unknownStage = 'unknown'

/** What a kind of matter is called in English. */
export const kindOf = ({ kind }: { kind: MatterKind }): string => en.kinds[kind]

/** Where the case of a matter stands, as the code of its phase. */
export function stageOf({ jurisdiction, stage }: MatterGroup): string {
  if (jurisdiction === null) return forCentre
  const { phases, tracks } = jurisdictionFor(jurisdiction).process
  const phase = tracks.flatMap(track => track.stages).find(({ code }) => code === stage)?.phase
  return phases.find(({ code }) => code === phase)?.code ?? unknownStage
}

/** The order in which kinds are printed. */
export const kindOrder: readonly string[] = matterKinds

/** The order in which stages are printed: as the processes run, then what has no place in them. */
export function stageOrder(groups: MatterGroup[]): string[] {
  const jurisdictions = [...new Set(groups.flatMap(({ jurisdiction }) => jurisdiction ?? []))].sort()
  const phases = jurisdictions.flatMap(id => jurisdictionFor(id).process.phases.map(({ code }) => code))
  return [...phases, unknownStage, forCentre]
}

/** What a stage is called in the words of a language, or else as its jurisdiction calls it. */
export function stageName(code: string, { phases, stages }: Words): string {
  const named = nameIn(phases, code) || nameIn(stages, code)
  if (named) return named
  const all = jurisdictionIds.flatMap(id => jurisdictionFor(id).process.phases)
  return all.find(phase => phase.code === code)?.name ?? code
}

const nameIn = (names: Record<string, string>, code: string) => names[code]
