import { changeBetween } from '../../measures/change.ts'
import { measureFor } from '../../measures/load.ts'
import type { SmallestChange } from '../../measures/schema.ts'
import type { Ability } from '../../policies/ability.ts'
import type { Action } from '../../policies/vocabulary.ts'
import { type CountedResult, type Period, resultsByClient } from './results.ts'

export type { Period } from './results.ts'

/** How many people moved by at least a change that was published as the smallest that counts, to either side. */
export type PublishedChange = SmallestChange & { better: number; worse: number }

/** What one measure in one version says of a period. Numbers of people; small ones are for the caller to hide. */
export interface MeasureChanges {
  measure: string
  version: number
  name: string
  /** People with at least two scores in the period: those that the rest is about. */
  people: number
  /** People with one score, of whom no change is known. */
  withOneScore: number
  /** People who answered, but never enough for a score. */
  withoutScore: number
  /** From the first score of the period to the last. They add up to `people`. */
  better: number
  worse: number
  same: number
  /** Empty where no smallest change is published, which is not "no change". */
  published: PublishedChange[]
}

/**
 * Counts how scores moved over a period: per measure and version, since points of two versions are not the same points.
 * Each person counts once, from the first score of the period to the last, over all of their referrals. Counted are the
 * referrals on which the ability allows `action`; a role that may count but not read passes the action that says so.
 * Results are read in pages, and no person is named in what comes back. Ordered by measure and version.
 */
export async function gatherWellbeing(
  ability: Ability,
  period: Period,
  action: Action = 'read',
): Promise<MeasureChanges[]> {
  const tallies = new Map<string, MeasureChanges>()
  for await (const ofClient of resultsByClient(ability, period, action)) {
    for (const [key, series] of byMeasure(ofClient)) {
      const tally = tallies.get(key) ?? emptyTally(series)
      tallies.set(key, tally)
      count(tally, series)
    }
  }
  return [...tallies].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, tally]) => tally)
}

function byMeasure(results: CountedResult[]): Map<string, CountedResult[]> {
  const apart = new Map<string, CountedResult[]>()
  for (const result of results) {
    const key = `${result.measure} ${String(result.version).padStart(4, '0')}`
    apart.set(key, [...(apart.get(key) ?? []), result])
  }
  return apart
}

function emptyTally([{ measure, version } = nothing]: CountedResult[]): MeasureChanges {
  const { name, smallestChanges } = rulesOf(measure, version)
  return {
    ...{ measure, version, name, people: 0, withOneScore: 0, withoutScore: 0, better: 0, worse: 0, same: 0 },
    published: smallestChanges.map(change => ({ ...change, better: 0, worse: 0 })),
  }
}

const nothing: CountedResult = { clientId: '', measure: '', version: 0, total: null }

function rulesOf(code: string, version: number) {
  const measure = measureFor(code, version)
  if (!measure) throw new Error('A result was kept of a measure that is not known any more')
  return measure
}

/** Adds one person to the tally of a measure. */
function count(tally: MeasureChanges, series: CountedResult[]): void {
  const scored = series.filter(({ total }) => total !== null)
  const [first, last] = [scored[0], scored.at(-1)]
  if (!first || !last) tally.withoutScore += 1
  else if (first === last) tally.withOneScore += 1
  else countChange(tally, first, last)
}

function countChange(tally: MeasureChanges, first: CountedResult, last: CountedResult): void {
  const compared = changeBetween(rulesOf(tally.measure, tally.version), first, last)
  if ('refused' in compared) throw new Error(`Two results of one series do not compare: ${compared.refused}`)
  const { direction, published } = compared.change
  tally.people += 1
  tally[direction] += 1
  for (const [at, { reached }] of published.entries()) {
    const change = tally.published[at]
    if (reached && change && direction !== 'same') change[direction] += 1
  }
}
