import { SafetyAlert } from '../../models/SafetyAlert.ts'
import { escaped } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import type { Listing } from '../list.ts'

const own = [
  ...['id', 'reference', 'client_id', 'case_id', 'flag', 'state', 'raised_by', 'raised_at', 'calls_made'],
  ...['nobody_on_duty', 'taken_by', 'taken_at', 'closed_by', 'closed_at', 'outcome'],
  ...['source', 'words', 'referral_id', 'result_id'],
].map(column => `\`SafetyAlert\`.${column}`)

/** Alerts, each with the reference of its client and the names of colleagues. */
export const alertListing: Listing = {
  model: SafetyAlert,
  columns: [
    ...own,
    'client.reference AS client_reference',
    'raiser.display_name AS raised_by_name',
    'taker.display_name AS taken_by_name',
    'closer.display_name AS closed_by_name',
  ],
  joins: `
    JOIN clients client ON client.id = \`SafetyAlert\`.client_id
    JOIN users raiser ON raiser.id = \`SafetyAlert\`.raised_by
    LEFT JOIN users taker ON taker.id = \`SafetyAlert\`.taken_by
    LEFT JOIN users closer ON closer.id = \`SafetyAlert\`.closed_by`,
  filters: {
    id: { field: 'id', sql: '`SafetyAlert`.id = :id' },
    state: { field: 'state', sql: '`SafetyAlert`.state = :state' },
  },
  orders: { raisedAt: { field: 'raisedAt', column: '`SafetyAlert`.raised_at' } },
}

export const ofClient = (clientId: string) => `\`SafetyAlert\`.client_id = ${escaped(clientId)}`

/** What waits for somebody like the caller to take it, and what they have taken and not closed. */
export const waitingFor = (ability: Ability) =>
  `(\`SafetyAlert\`.state = 'open' AND ${scopeSql(ability, 'take', SafetyAlert)}
    OR \`SafetyAlert\`.state = 'taken' AND \`SafetyAlert\`.taken_by = ${escaped(ability.actor.id)})`
