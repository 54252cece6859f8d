import { TimeEntry } from '../../models/TimeEntry.ts'
import type { Listing } from '../list.ts'

/** Entries of hours, each with its firm, the name of the lawyer and the reference of the matter. */
export const hoursListing: Listing = {
  model: TimeEntry,
  columns: [
    '`TimeEntry`.id',
    '`TimeEntry`.kind',
    '`TimeEntry`.matter_id',
    'matter.reference AS matter_reference',
    '`TimeEntry`.firm_id',
    'firm.name AS firm_name',
    '`TimeEntry`.user_id',
    'person.display_name',
    '`TimeEntry`.worked_on',
    '`TimeEntry`.period',
    '`TimeEntry`.minutes',
    '`TimeEntry`.activity',
    '`TimeEntry`.grade',
    '`TimeEntry`.late',
    '`TimeEntry`.possible_double',
    '`TimeEntry`.note',
    '`TimeEntry`.verified_at',
    '`TimeEntry`.withdrawn_at',
  ],
  joins: `
    JOIN firms firm ON firm.id = \`TimeEntry\`.firm_id
    JOIN users person ON person.id = \`TimeEntry\`.user_id
    LEFT JOIN matters matter ON matter.id = \`TimeEntry\`.matter_id`,
  filters: {
    matterId: { field: 'matterId', sql: '`TimeEntry`.matter_id = :matterId' },
    firmId: { field: 'firmId', sql: '`TimeEntry`.firm_id = :firmId' },
    userId: { field: 'lawyer', sql: '`TimeEntry`.user_id = :userId' },
    kind: { field: 'kind', sql: '`TimeEntry`.kind = :kind' },
    from: { field: 'workedOn', sql: '`TimeEntry`.worked_on >= :from' },
    to: { field: 'workedOn', sql: '`TimeEntry`.worked_on <= :to' },
    period: { field: 'period', sql: '`TimeEntry`.period = :period' },
    late: { field: 'late', sql: '`TimeEntry`.late = :late' },
    possibleDouble: { field: 'possibleDouble', sql: '`TimeEntry`.possible_double = :possibleDouble' },
    verified: { field: 'verifiedAt', sql: '(`TimeEntry`.verified_at IS NOT NULL) = :verified' },
    withdrawn: { field: 'withdrawnAt', sql: '(`TimeEntry`.withdrawn_at IS NOT NULL) = :withdrawn' },
  },
  orders: { workedOn: { field: 'workedOn', column: '`TimeEntry`.worked_on' } },
}
