import { hashToken } from '../../commands/access/secrets.ts'
import { Case } from '../../models/Case.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { assignedTo } from '../../policies/conditions.ts'
import { conditionSql, scopeSql } from '../../policies/scope.ts'
import type { Account } from '../actor.ts'
import { fromMyMatters } from '../my/deadlines-query.ts'

export interface FeedAccount extends Account {
  feedId: string
  lastUsedAt: string | Date | null
}

/** The account whose feed a token opens, a row for each of its roles; no row for a token that opens none. */
export async function accountBehind(token: string): Promise<FeedAccount[]> {
  return select<FeedAccount>(
    `SELECT f.id AS feedId, f.last_used_at AS lastUsedAt, f.user_id AS userId, u.status, u.firm_id AS firmId, g.role
     FROM calendar_feeds f JOIN users u ON u.id = f.user_id LEFT JOIN role_grants g ON g.user_id = u.id
     WHERE f.token_hash = ? AND f.revoked_at IS NULL`,
    [hashToken(token)],
  )
}

/** A running deadline as a calendar shows it: dates and references, and nothing that a person wrote. */
export interface Dated {
  deadlineId: string
  caseId: string
  soft: number
  verified: number
  legalLastDay: string
  internalTarget: string
  createdAt: string | Date
  updatedAt: string | Date
  /** Of the matter or case; a deadline comes once for each matter of the caller's. */
  reference: string
}

const MOST = 1000

/** Everything with a date that somebody works on at this moment: matters for a firm's lawyer, cases for the centre's. */
export async function datesOf(ability: Ability): Promise<Dated[]> {
  const ofFirm = ability.rulesFor('accept-handover', 'Matter').length > 0
  const [table, from] = ofFirm ? ['Matter', fromMyMatters(ability)] : ['Case', fromMyCases(ability)]
  return select<Dated>(
    `SELECT d.id AS deadlineId, d.case_id AS caseId, d.soft, d.verified, d.legal_last_day AS legalLastDay,
       d.internal_target AS internalTarget, d.created_at AS createdAt, d.updated_at AS updatedAt,
       \`${table}\`.reference
     ${from} ORDER BY d.legal_last_day, d.id, \`${table}\`.reference LIMIT ${MOST}`,
  )
}

function fromMyCases(ability: Ability): string {
  const mine = conditionSql(assignedTo(ability.actor, ability.today), Case, 'Case')
  return `FROM cases AS \`Case\` JOIN deadlines AS d ON d.case_id = \`Case\`.id AND d.state = 'running'
    WHERE ${mine} AND ${scopeSql(ability, 'read', Case, 'dates')}`
}

/** A row that a newer one took the place of, when a deadline was extended or stated anew. */
export interface Older {
  id: string
  replacedById: string
  createdAt: string | Date
}

/** What stood before the running deadlines of these cases. Ids sort by time, so that nothing stands before itself. */
export async function olderRowsOf(caseIds: readonly string[]): Promise<Older[]> {
  if (caseIds.length === 0) return []
  return select<Older>(
    `SELECT id, replaced_by_id AS replacedById, created_at AS createdAt FROM deadlines
     WHERE case_id IN (${caseIds.map(escaped).join(', ')}) AND replaced_by_id IS NOT NULL AND id < replaced_by_id
     ORDER BY id`,
  )
}
