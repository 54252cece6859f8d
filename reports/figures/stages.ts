import { jurisdictionFor, jurisdictionIds } from '../../jurisdictions/load.ts'
import { escaped } from '../../models/statements.ts'
import type { Part } from './figure.ts'
import type { Asking } from './question.ts'

/**
 * A step as it was known: written down by then, and not superseded by one that was written down by then. A step that
 * supersedes another takes its place on the track, so each place holds one known step at most.
 */
export const known = ({ asAt }: Asking, step = 'step'): string =>
  `${step}.created_at <= ${asAt} AND NOT EXISTS (SELECT 1 FROM steps AS ${step}_after
    WHERE ${step}_after.id = ${step}.superseded_by_id AND ${step}_after.created_at <= ${asAt})`

/** Where a case stood on its main track at the end of the period, as it was known; null when nobody knew. */
export function stageSql(asking: Asking, legalCase: string): string {
  return `(SELECT step.stage FROM steps AS step
    WHERE step.case_id = ${legalCase}.id AND step.track = ${legalCase}.track
      AND step.happened_on <= ${asking.to} AND ${known(asking)}
    ORDER BY step.position DESC LIMIT 1)`
}

/** The dimensions that come from the track of a case, which the joins bring. */
export function partsOfCase(
  asking: Asking,
  legalCase: string,
  joins: readonly string[] = [],
): Record<'stage' | 'phase' | 'ground', Part> {
  const stage = stageSql(asking, legalCase)
  const grounds = `LEFT JOIN case_grounds AS case_ground ON case_ground.case_id = ${legalCase}.id`
  return {
    stage: { sql: stage, joins, ofCase: legalCase },
    phase: { sql: phaseSql(stage, legalCase), joins, ofCase: legalCase },
    ground: { sql: 'case_ground.ground', joins: [...joins, grounds] },
  }
}

function phaseSql(stage: string, legalCase: string): string {
  const phases = jurisdictionIds.map(id => {
    const stages = jurisdictionFor(id).process.tracks.flatMap(track => track.stages)
    const whens = stages.flatMap(({ code, phase }) =>
      phase ? [`WHEN ${escaped(code)} THEN ${escaped(phase)}`] : [],
    )
    return `WHEN ${escaped(id)} THEN CASE ${stage} ${whens.join(' ')} END`
  })
  return `CASE ${legalCase}.jurisdiction ${phases.join(' ')} END`
}
