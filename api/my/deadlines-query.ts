import { Case } from '../../models/Case.ts'
import { Matter } from '../../models/Matter.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'

/** A running deadline, and the matters through which the caller knows of it. */
export interface Running {
  deadlineId: string
  caseId: string
  name: string
  demands: string
  soft: number
  verified: number
  legalLastDay: string
  internalTarget: string
  explanation: string
  /** What the centre asked the caller to prepare for it, and whether they accepted. */
  handedToMe: 'offered' | 'accepted' | null
  matters: { id: string; reference: string }[]
}

interface Row extends Omit<Running, 'matters'> {
  matterId: string
  matterReference: string
}

const MOST = 200

/**
 * From the matters whose work the caller reads to the running deadlines of their cases: the part of a statement from
 * FROM on. A deadline comes once for each such matter.
 */
export function fromMyMatters(ability: Ability): string {
  return `FROM matters AS \`Matter\`
      JOIN cases AS \`Case\` ON \`Case\`.id = \`Matter\`.case_id
      JOIN deadlines AS d ON d.case_id = \`Case\`.id AND d.state = 'running'
    WHERE ${scopeSql(ability, 'read', Matter, 'work')} AND ${scopeSql(ability, 'read', Case, 'dates')}`
}

/** The running deadlines of the matters whose work the caller reads, the most urgent first, each once. */
export async function runningOnMyMatters(ability: Ability): Promise<Running[]> {
  const mine = `SELECT MAX(h.state) FROM handovers h WHERE h.deadline_id = d.id AND h.matter_id = \`Matter\`.id
    AND h.to_id = ${escaped(ability.actor.id)} AND h.state IN ('offered', 'accepted')`
  const rows = await select<Row>(
    `SELECT d.id AS deadlineId, d.case_id AS caseId, d.name, d.demands, d.soft, d.verified,
       d.legal_last_day AS legalLastDay, d.internal_target AS internalTarget, d.explanation,
       (${mine}) AS handedToMe, \`Matter\`.id AS matterId, \`Matter\`.reference AS matterReference
     ${fromMyMatters(ability)}
     ORDER BY d.legal_last_day, d.id, \`Matter\`.reference LIMIT ${MOST}`,
  )
  return onceEach(rows)
}

function onceEach(rows: Row[]): Running[] {
  const found = new Map<string, Running>()
  for (const { matterId, matterReference, ...row } of rows) {
    const running: Running = found.get(row.deadlineId) ?? { ...row, matters: [] }
    running.handedToMe ??= row.handedToMe
    running.matters.push({ id: matterId, reference: matterReference })
    found.set(row.deadlineId, running)
  }
  return [...found.values()]
}
