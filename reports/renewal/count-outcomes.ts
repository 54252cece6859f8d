import type { Milestone } from '../../jurisdictions/schema.ts'
import { Matter } from '../../models/Matter.ts'
import { reached } from '../figures/steps.ts'
import { ask, type Extent, readable } from './count.ts'

/** How a closed matter ended, no finer than that: which reason it was may tell of the client. */
export const closings = ['completed', 'otherwise', 'unrecorded'] as const
export type Closing = (typeof closings)[number]

/** The firm's matters that were closed in the period, by how they ended, without those that were opened in error. */
export async function countClosed(extent: Extent): Promise<Map<Closing, number>> {
  const how = `CASE WHEN closure.reason IS NULL THEN 'unrecorded' WHEN closure.reason = 'completed' THEN 'completed' ELSE 'otherwise' END`
  const rows = await ask<{ how: Closing; matters: number }>(
    extent,
    `SELECT ${how} AS how, COUNT(*) AS matters
     FROM matters AS \`Matter\` LEFT JOIN matter_closures AS closure ON closure.matter_id = \`Matter\`.id
     WHERE ${readable(extent, Matter)} AND \`Matter\`.firm_id = :firmId AND \`Matter\`.status = 'closed'
       AND \`Matter\`.closed_on BETWEEN :startsOn AND :endsOn
       AND (closure.reason IS NULL OR closure.reason <> 'opened-in-error')
     GROUP BY ${how}`,
  )
  return new Map(rows.map(row => [row.how, Number(row.matters)]))
}

/** Steps in cases that reached one of these milestones while a matter of the firm was open on them, each once. */
export async function countSteps(
  extent: Extent,
  milestones: readonly Milestone[],
): Promise<Map<Milestone, number>> {
  const whens = milestones.map(one => `WHEN ${reached([one], 'legal_case')} THEN '${one}'`)
  const milestone = `CASE ${whens.join(' ')} END`
  const rows = await ask<{ milestone: Milestone; steps: number }>(
    extent,
    `SELECT ${milestone} AS milestone, COUNT(DISTINCT step.id) AS steps
     FROM matters AS \`Matter\` JOIN cases AS legal_case ON legal_case.id = \`Matter\`.case_id
       JOIN steps AS step ON step.case_id = legal_case.id
     WHERE ${readable(extent, Matter)} AND \`Matter\`.firm_id = :firmId AND \`Matter\`.status <> 'draft'
       AND step.happened_on BETWEEN :startsOn AND :endsOn AND step.superseded_by_id IS NULL
       AND step.happened_on >= \`Matter\`.opened_on
       AND (\`Matter\`.closed_on IS NULL OR step.happened_on <= \`Matter\`.closed_on)
       AND ${reached(milestones, 'legal_case')}
     GROUP BY ${milestone}`,
  )
  return new Map(rows.map(row => [row.milestone, Number(row.steps)]))
}
