import { changeBetween, type KeptScore } from '../../measures/change.ts'
import type { Measure } from '../../measures/schema.ts'
import type { MeasureResult } from '../../models/MeasureResult.ts'
import { rulesOf } from './measures-present.ts'

/** The results of one client, from the oldest on, as a series for each measure and version. */
export function seriesOf(results: MeasureResult[]) {
  const apart = new Map<string, MeasureResult[]>()
  for (const result of results) {
    const key = `${result.measure} ${result.measureVersion}`
    apart.set(key, [...(apart.get(key) ?? []), result])
  }
  return [...apart.values()].flatMap(series => (series[0] ? [seriesFrom(rulesOf(series[0]), series)] : []))
}

function seriesFrom(rules: Measure, results: MeasureResult[]) {
  const scored = results.flatMap(result => (result.total === null ? [] : [{ result, total: result.total }]))
  const [first] = scored
  const points = scored.map(({ result, total }, at) => ({
    ...{ resultId: result.id, referralId: result.referralId, takenOn: result.takenOn, total },
    ...{ language: result.language, mode: result.mode },
    sincePrevious: changeFrom(rules, scored[at - 1]?.result, result),
    sinceFirst: at === 0 ? null : changeFrom(rules, first?.result, result),
  }))
  const { code: measure, version, name } = rules
  return { measure, version, name, withoutTotal: results.length - scored.length, points }
}

function changeFrom(rules: Measure, earlier: MeasureResult | undefined, later: MeasureResult) {
  if (!earlier) return null
  const compared = changeBetween(rules, kept(earlier), kept(later))
  return 'change' in compared ? compared.change : null
}

const kept = ({ measure, measureVersion: version, total }: MeasureResult): KeptScore => ({
  ...{ measure, version, total },
})
