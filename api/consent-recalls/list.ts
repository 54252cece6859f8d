import { ConsentRecall } from '../../models/ConsentRecall.ts'
import type { Listing } from '../list.ts'

/** The matters of the client that the firm has, or was told of, by their references. */
const matters = `(SELECT GROUP_CONCAT(DISTINCT matter.reference) FROM cases JOIN matters matter ON matter.case_id = cases.id
  WHERE cases.client_id = ended.client_id AND (matter.firm_id = \`ConsentRecall\`.firm_id OR EXISTS (
    SELECT 1 FROM offers WHERE offers.matter_id = matter.id AND offers.firm_id = \`ConsentRecall\`.firm_id
      AND offers.state NOT IN ('queued', 'skipped'))))`

/** What recipients were asked to destroy or return, and what they answered. */
export const recallListing: Listing = {
  model: ConsentRecall,
  columns: [
    '`ConsentRecall`.id',
    '`ConsentRecall`.consent_id',
    'ended.client_id',
    '`ConsentRecall`.firm_id',
    'firm.name AS firm_name',
    `${matters} AS matters`,
    '`ConsentRecall`.asked_at',
    '`ConsentRecall`.answered_at',
    '`ConsentRecall`.answer',
    '`ConsentRecall`.words',
  ],
  joins: `
    JOIN consents ended ON ended.id = \`ConsentRecall\`.consent_id
    LEFT JOIN firms firm ON firm.id = \`ConsentRecall\`.firm_id`,
  filters: {
    id: { field: 'id', sql: '`ConsentRecall`.id = :id' },
    firmId: { field: 'firm', sql: '`ConsentRecall`.firm_id = :firmId' },
    clientId: { field: 'clientId', sql: 'ended.client_id = :clientId' },
    answered: {
      field: 'answeredAt',
      sql: '(CASE WHEN `ConsentRecall`.answered_at IS NULL THEN 0 ELSE 1 END) = :answered',
    },
  },
  orders: { askedAt: { field: 'askedAt', column: '`ConsentRecall`.asked_at' } },
}
