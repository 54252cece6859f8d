import type { Measure, SmallestChange } from './schema.ts'

/** A score as it was kept: which measure, which version, which total. */
export interface KeptScore {
  measure: string
  version: number
  total: number | null
}

/** How a total moved, and which of the published smallest changes that reaches. */
export interface Change {
  /** Points of the total, later less earlier. */
  difference: number
  direction: 'better' | 'worse' | 'same'
  /** Every smallest change published for the measure; empty where none is known, which is not "no change". */
  published: (SmallestChange & { reached: boolean })[]
}

/**
 * The change between two scores of this measure in this version. Scores of another measure or version are refused,
 * because their points are not the same points, and so is a score without a total.
 */
export function changeBetween(
  measure: Measure,
  earlier: KeptScore,
  later: KeptScore,
): { change: Change } | { refused: 'another-measure' | 'another-version' | 'no-total' } {
  const kept = [earlier, later]
  if (kept.some(one => one.measure !== measure.code)) return { refused: 'another-measure' }
  if (kept.some(one => one.version !== measure.version)) return { refused: 'another-version' }
  if (earlier.total === null || later.total === null) return { refused: 'no-total' }
  return { change: changeOf(measure, later.total - earlier.total) }
}

function changeOf(measure: Measure, difference: number): Change {
  const moved = Math.abs(difference)
  const sizeOn = { total: moved, percentage: moved * (measure.total.percentageTimes ?? 1) }
  return {
    difference,
    direction: directionOf(measure, difference),
    published: measure.smallestChanges.map(one => ({ ...one, reached: sizeOn[one.on] >= one.points })),
  }
}

function directionOf({ higherIs }: Measure, difference: number): Change['direction'] {
  if (difference === 0) return 'same'
  return difference > 0 === (higherIs === 'better') ? 'better' : 'worse'
}
