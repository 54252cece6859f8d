import {
  boundsOfTotal,
  type Fault,
  faultsIn,
  type Given,
  type Points,
  pointsOf,
  summedItems,
} from './answers.ts'
import { judge } from './judge.ts'
import type { Alert, Measure, Threshold } from './schema.ts'

/** A score and what it says, in words that may be shown. It is never more than a reason to look closer. */
export interface Score {
  measure: string
  version: number
  /** Whether the total was computed from answers or typed by a clinician. */
  madeFrom: 'items' | 'total'
  /** Null where too few items were answered. Not a whole number where missing items were replaced. */
  total: number | null
  /** Whether missing items were replaced by the published rule of the measure. */
  replaced: boolean
  /** From 0 to 100, for measures that are told as a percentage. */
  percentage: number | null
  band: string | null
  reached: Threshold[]
  alerts: Alert[]
  /** Item numbers without an answer; under a typed total, only those that the total does not speak for. */
  missing: number[]
  /** True where there is no total, or where a threshold or an alert could not be judged. */
  incomplete: boolean
}

/** Scores answers or a typed total by the rules of one measure in one version, or says what is wrong with them. */
export function score(measure: Measure, given: Given): { score: Score } | { faults: Fault[] } {
  const faults = faultsIn(measure, given)
  return faults.length > 0 ? { faults } : { score: scoreOf(measure, given) }
}

function scoreOf(measure: Measure, given: Given): Score {
  const points = pointsOf(measure, given)
  const { total, madeFrom, replaced } = totalOf(measure, points, given.total)
  const times = measure.total.percentageTimes
  const possible = boundsOfTotal(measure, points)
  const bounds = total === null ? possible : { least: total, most: total }
  const { open, ...judged } = judge(measure, points, bounds, replaced ? possible : bounds)
  return {
    measure: measure.code,
    version: measure.version,
    madeFrom,
    total,
    replaced,
    percentage: total === null || times === null ? null : total * times,
    ...judged,
    missing: missingFrom(measure, points, madeFrom),
    incomplete: total === null || open,
  }
}

function totalOf(
  measure: Measure,
  points: Points,
  typed: number | undefined,
): Pick<Score, 'total' | 'madeFrom' | 'replaced'> {
  const summed = summedItems(measure)
  const answered = summed.flatMap(one => points.get(one.item) ?? [])
  const sum = answered.reduce((all, each) => all + each, 0)
  const lacking = summed.length - answered.length
  if (lacking === 0) return { total: sum, madeFrom: 'items', replaced: false }
  if (typed !== undefined) return { total: typed, madeFrom: 'total', replaced: false }
  const { missingItems } = measure
  if (missingItems.rule === 'no-total' || lacking > missingItems.atMost)
    return { total: null, madeFrom: 'items', replaced: false }
  return { total: (sum * summed.length) / answered.length, madeFrom: 'items', replaced: true }
}

function missingFrom(measure: Measure, points: Points, madeFrom: Score['madeFrom']): number[] {
  const alerting = new Set(measure.alerts.map(alert => alert.item))
  const counts = (item: number, inTotal: boolean) => madeFrom === 'items' || !inTotal || alerting.has(item)
  return measure.items
    .filter(one => !points.has(one.item) && counts(one.item, one.inTotal))
    .map(one => one.item)
}
