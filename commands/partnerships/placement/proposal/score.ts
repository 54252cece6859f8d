import type { Gate } from '../gates.ts'
import { median } from './median.ts'
import { type Figures, type FirmFacts, type PartName, parts, shareGiven } from './parts.ts'

export interface ScoredPart {
  name: PartName
  points: number
  most: number
  words: string
  figures: Figures
}

export interface Proposed {
  firmId: string
  name: string
  /** 0 to 100; null for a firm that is shut out. */
  score: number | null
  parts: ScoredPart[]
  gates: Gate[]
}

/** The firms in the order in which they are proposed: the best first, then who gave less; those shut out at the end. */
export function propose(all: FirmFacts[]): Proposed[] {
  const open = all.filter(({ shut }) => shut.length === 0)
  const usual = median(open.map(shareGiven).filter(share => share !== null)) ?? 0
  const scored = open.map(facts => ({ facts, proposed: scoreOf(facts, usual) }))
  scored.sort(
    (one, other) =>
      (other.proposed.score ?? 0) - (one.proposed.score ?? 0) ||
      (shareGiven(one.facts) ?? 1) - (shareGiven(other.facts) ?? 1) ||
      byName(one.facts, other.facts),
  )
  const shut = all.filter(facts => facts.shut.length > 0).sort(byName)
  return [...scored.map(({ proposed }) => proposed), ...shut.map(shutOut)]
}

function scoreOf(facts: FirmFacts, usual: number): Proposed {
  const scored = (Object.keys(parts) as PartName[]).map(name => {
    const { most, judge } = parts[name]
    const { share, words, figures } = judge(facts, usual)
    return { name, points: Math.round(most * share), most, words, figures }
  })
  const score = scored.reduce((total, { points }) => total + points, 0)
  return { firmId: facts.firmId, name: facts.name, score, parts: scored, gates: [] }
}

const shutOut = ({ firmId, name, shut }: FirmFacts): Proposed => ({
  ...{ firmId, name, score: null, parts: [], gates: shut },
})

const byName = (one: FirmFacts, other: FirmFacts) =>
  one.name < other.name || (one.name === other.name && one.firmId < other.firmId) ? -1 : 1
