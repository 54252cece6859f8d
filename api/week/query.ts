import { QueryTypes } from 'sequelize'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { openValue } from '../../models/columns.ts'
import { database } from '../../models/database.ts'
import type { Ability } from '../../policies/ability.ts'
import { assignedTo } from '../../policies/conditions.ts'
import { conditionSql, scopeSql } from '../../policies/scope.ts'

export interface Due {
  deadlineId: string
  caseId: string
  caseReference: string
  clientId: string
  clientReference: string
  /** Null where a wall around another case of the client keeps the caller out. */
  clientName: string | null
  stage: string
  track: string
  jurisdiction: string
  name: string
  demands: string
  soft: number
  verified: number
  legalLastDay: string
  internalTarget: string
  explanation: string
}

const MOST = 200

/**
 * The running deadlines of the caller's own cases whose last day or target lies before a day, the oldest first. A wall
 * around another case of the same client hides the client, but not the date.
 */
export async function dueBefore(ability: Ability, day: string): Promise<Due[]> {
  const mine = conditionSql(assignedTo(ability.actor, ability.today), Case, 'Case')
  const known = scopeSql(ability, 'read', Client, 'identity')
  const rows = await database().query<Due>(
    `SELECT d.id AS deadlineId, d.case_id AS caseId, \`Case\`.reference AS caseReference, \`Client\`.id AS clientId,
       \`Client\`.reference AS clientReference, CASE WHEN ${known} THEN \`Client\`.full_name END AS clientName,
       \`Case\`.stage, \`Case\`.track, \`Case\`.jurisdiction, d.name, d.demands, d.soft, d.verified,
       d.legal_last_day AS legalLastDay, d.internal_target AS internalTarget, d.explanation
     FROM deadlines AS d
       JOIN cases AS \`Case\` ON \`Case\`.id = d.case_id
       JOIN clients AS \`Client\` ON \`Client\`.id = \`Case\`.client_id
     WHERE d.state = 'running' AND (d.legal_last_day <= :day OR d.internal_target <= :day)
       AND ${mine} AND ${scopeSql(ability, 'read', Case, 'claim')}
     ORDER BY d.legal_last_day, d.id LIMIT ${MOST}`,
    { replacements: { day }, type: QueryTypes.SELECT },
  )
  return rows.map(row => ({ ...row, clientName: nameOf(row) }))
}

function nameOf({ clientId, clientName }: Due): string | null {
  return openValue<string>('identity', { table: 'clients', column: 'fullName', id: clientId }, clientName)
}
