import { measureFor } from '../../measures/load.ts'
import type { Alert, Measure } from '../../measures/schema.ts'
import { type Score, score } from '../../measures/score.ts'
import type { GivenAnswers, MeasureResult } from '../../models/MeasureResult.ts'
import { personOf } from '../people.ts'
import { marked, markedOrNull } from '../text.ts'

/** The version whose rules scored a result. No version is ever taken away. */
export function rulesOf({ measure: code, measureVersion }: MeasureResult): Measure {
  const measure = measureFor(code, measureVersion)
  if (!measure) throw new Error('A result was kept of a measure that is not known any more')
  return measure
}

/** A result with what it says, for whoever reads the clinical side of its referral. */
export async function presentResult(result: MeasureResult) {
  const rules = rulesOf(result)
  const { id, measure, measureVersion: version, given, language, takenOn, mode } = result
  return {
    ...{ id, measure, version, name: rules.name, items: given?.items ?? null },
    score: given ? presentScore(scoreOf(rules, given)) : null,
    ...{ language, takenOn, mode, interpreter: markedOrNull(result.interpreter) },
    administeredBy: await personOf(result.administeredBy),
    recordedBy: await personOf(result.recordedBy),
    recordedAt: result.recordedAt.toISOString(),
    superseded: result.supersededById
      ? { byId: result.supersededById, because: marked(result.supersededBecause ?? '') }
      : null,
  }
}

function scoreOf(rules: Measure, given: GivenAnswers): Score {
  const scored = score(rules, given)
  if ('faults' in scored) throw new Error('A result was kept that its own rules do not score')
  return scored.score
}

function presentScore({ measure: _, version: __, band, alerts, ...rest }: Score) {
  return { ...rest, words: band, alerts: alerts.map(presentAlert) }
}

const presentAlert = ({ item, flag, words, source }: Alert) => ({ item, flag, words, source })
