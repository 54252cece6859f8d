import { OPEN_END } from '../../models/columns.ts'
import { Firm } from '../../models/Firm.ts'
import type { Listing } from '../list.ts'

/**
 * Firms that may be won, each with its newest step (by the day it happened) and the one action that is open. A firm
 * without a step has been where it is since its standing says so.
 */
export const prospectListing: Listing = {
  model: Firm,
  columns: [
    '`Firm`.id',
    '`Firm`.name',
    '`Firm`.status',
    'step.stage',
    `COALESCE(step.happened_on, (SELECT MAX(s.since_on) FROM firm_standings s WHERE s.firm_id = \`Firm\`.id)) AS since`,
    'action.id AS action_id',
    'action.note AS action_note',
    'action.due_on AS action_due_on',
  ],
  joins: `
    LEFT JOIN engagement_steps step ON step.id = (
      SELECT e.id FROM engagement_steps e WHERE e.firm_id = \`Firm\`.id
      ORDER BY e.happened_on DESC, e.id DESC LIMIT 1)
    LEFT JOIN tasks action ON action.id = (
      SELECT t.id FROM tasks t WHERE t.firm_id = \`Firm\`.id AND t.kind = 'next-action' AND t.state = 'open'
      ORDER BY t.id DESC LIMIT 1)`,
  groups: ['engagement'],
  filters: {
    stage: { field: 'engagement', sql: 'step.stage = :stage' },
    status: { field: 'status', sql: '`Firm`.status = :status' },
  },
  orders: {
    nextActionOn: { field: 'engagement', column: `COALESCE(action.due_on, '${OPEN_END}')` },
  },
}

/** Those that are neither partners nor gone. */
export const mayBeWon = "`Firm`.status IN ('prospect', 'engaged')"
