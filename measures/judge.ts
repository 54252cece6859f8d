import { type Bounds, boundsOfTotal, type Points } from './answers.ts'
import type { Alert, Measure, Threshold } from './schema.ts'

/** What the thresholds and alerts of a measure say of an answer. */
export interface Judgement {
  reached: Threshold[]
  alerts: Alert[]
  /** The words of the gravest threshold reached, or of none; null where a missing answer leaves that open. */
  band: string | null
  /** Whether a missing answer leaves some threshold or alert open. */
  open: boolean
}

/**
 * Judges by bounds: a threshold is reached where it is reached whatever the missing answers are, and open where they
 * could make the difference. An alert rises where its answer must reach it, be it that the total cannot be had otherwise:
 * `certain` is what the total lies between without any answer being replaced.
 */
export function judge(measure: Measure, points: Points, total: Bounds, certain: Bounds): Judgement {
  const sides = measure.thresholds.map(threshold =>
    sideOf(threshold, boundsOn(measure, threshold, points, total)),
  )
  const reached = measure.thresholds.filter((_, i) => sides[i] === 'reached')
  const undecided = sides.includes('open')
  return {
    reached,
    alerts: measure.alerts.filter(({ item, atLeast }) => leastOf(measure, item, points, certain) >= atLeast),
    band: undecided ? null : (reached.at(-1)?.words ?? measure.noneReachedWords),
    open: undecided || measure.alerts.some(alert => !points.has(alert.item)),
  }
}

/** The least that an answer can be: what was given, or what the total leaves when every other answer is the highest. */
function leastOf(measure: Measure, number: number, points: Points, { least }: Bounds): number {
  const given = points.get(number)
  const item = measure.items.find(one => one.item === number)
  if (given !== undefined || !item?.inTotal) return given ?? Number.NEGATIVE_INFINITY
  return least - (boundsOfTotal(measure, points).most - item.most)
}

function boundsOn(measure: Measure, { on }: Threshold, points: Points, total: Bounds): Bounds {
  if (on === 'total') return total
  const item = measure.items.find(one => one.item === on)
  return {
    least: points.get(on) ?? item?.least ?? Number.NEGATIVE_INFINITY,
    most: points.get(on) ?? item?.most ?? Number.POSITIVE_INFINITY,
  }
}

function sideOf({ when }: Threshold, { least, most }: Bounds): 'reached' | 'open' | 'not-reached' {
  const isReachedAt = (value: number) => ('atLeast' in when ? value >= when.atLeast : value <= when.atMost)
  if (isReachedAt(least) !== isReachedAt(most)) return 'open'
  return isReachedAt(least) ? 'reached' : 'not-reached'
}
