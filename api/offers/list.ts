import { Offer } from '../../models/Offer.ts'
import { offersThatWait } from '../../policies/conditions.ts'
import type { Listing } from '../list.ts'

const waits = offersThatWait.map(state => `'${state}'`).join(', ')

const ofMatter = (column: string) =>
  `(SELECT ${column} FROM matters WHERE id = \`Offer\`.matter_id) AS matter_${column}`

/** Offers, each with its matter and firm. What waits for an answer comes first, by its clock; the rest as it was made. */
export const offerListing: Listing = {
  model: Offer,
  columns: [
    '`Offer`.id',
    '`Offer`.kind',
    '`Offer`.state',
    '`Offer`.offered_at',
    '`Offer`.answer_by',
    '`Offer`.answered_at',
    '`Offer`.reason',
    '`Offer`.matter_id',
    // Looked up for the rows of the page alone; a join would look them up for every offer before it is sorted.
    ofMatter('reference'),
    ofMatter('kind'),
    '`Offer`.firm_id',
    '(SELECT name FROM firms WHERE id = `Offer`.firm_id) AS firm_name',
  ],
  filters: {
    state: { field: 'state', sql: '`Offer`.state = :state' },
    kind: { field: 'kind', sql: '`Offer`.kind = :kind' },
    firmId: { field: 'firm', sql: '`Offer`.firm_id = :firmId' },
    matterId: { field: 'matter', sql: '`Offer`.matter_id = :matterId' },
  },
  orders: {
    waiting: {
      field: 'answerBy',
      column: `CASE WHEN \`Offer\`.state IN (${waits}) THEN \`Offer\`.answer_by ELSE '9999' END`,
    },
  },
}
