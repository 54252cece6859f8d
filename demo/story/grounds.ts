import type { GroundResult } from '../../models/Step.ts'
import type { Chance } from '../chance.ts'
import type { Fact } from './facts.ts'

/** The legal bases that this claim stands on. */
export function groundsOf(chance: Chance): string[] {
  return [
    'BOR3',
    ...(chance.happens(0.75) ? ['TORTURE'] : []),
    ...(chance.happens(0.65) ? ['PERSECUTION'] : []),
    ...(chance.happens(0.3) ? ['BOR2'] : []),
  ]
}

const lost = new Set(['M14', 'A08'])
const won = new Set(['M13', 'A07'])

/** Puts the result of each ground on the decisions of a claim. A referral to UNHCR needs the ground of persecution. */
export function withResults(claim: readonly Fact[], grounds: readonly string[], chance: Chance): Fact[] {
  const referred = claim.some(({ stage }) => stage === 'P06')
  const decided = referred && !grounds.includes('PERSECUTION') ? [...grounds, 'PERSECUTION'] : [...grounds]
  const held = referred ? 'PERSECUTION' : chance.oneOf(decided)
  return claim.map(one => {
    if (lost.has(one.stage))
      return { ...one, results: decided.map(ground => ({ ground, result: 'rejected' })) }
    if (!won.has(one.stage)) return one
    const resultOf = (ground: string) =>
      ground === held ? 'substantiated' : chance.oneOf(['substantiated', 'rejected', 'not-assessed'])
    return { ...one, results: decided.map(ground => ({ ground, result: resultOf(ground) })) }
  })
}

/** What each ground came to: the decision that was made last counts. */
export function resultsNow(grounds: readonly string[], facts: readonly Fact[]) {
  const now = new Map(
    grounds.map(ground => [ground, { result: 'pending', decidedOn: null as number | null }]),
  )
  for (const { results, on } of facts)
    for (const { ground, result } of results as GroundResult[]) now.set(ground, { result, decidedOn: on })
  return now
}
