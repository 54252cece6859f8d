import { ConsentOverride } from '../../models/ConsentOverride.ts'
import type { Listing } from '../list.ts'

/** What was disclosed without consent, by whom, until when, and how a second person judged it. */
export const overrideListing: Listing = {
  model: ConsentOverride,
  columns: [
    '`ConsentOverride`.*',
    'maker.display_name AS maker_name',
    'reviewer.display_name AS reviewer_name',
  ],
  joins: `
    JOIN users maker ON maker.id = \`ConsentOverride\`.made_by
    LEFT JOIN users reviewer ON reviewer.id = \`ConsentOverride\`.reviewed_by`,
  filters: {
    id: { field: 'id', sql: '`ConsentOverride`.id = :id' },
    clientId: { field: 'clientId', sql: '`ConsentOverride`.client_id = :clientId' },
    reviewed: {
      field: 'reviewedAt',
      sql: '(CASE WHEN `ConsentOverride`.reviewed_at IS NULL THEN 0 ELSE 1 END) = :reviewed',
    },
  },
  orders: { madeAt: { field: 'madeAt', column: '`ConsentOverride`.made_at' } },
}
