import { TimeEntry } from '../../models/TimeEntry.ts'
import type { Listing } from '../list.ts'

/** Entries of hours, each with the name of the lawyer. */
export const hoursListing: Listing = {
  model: TimeEntry,
  columns: [
    '`TimeEntry`.id',
    '`TimeEntry`.matter_id',
    '`TimeEntry`.user_id',
    'person.display_name',
    '`TimeEntry`.worked_on',
    '`TimeEntry`.minutes',
    '`TimeEntry`.activity',
    '`TimeEntry`.verified_at',
  ],
  joins: 'JOIN users person ON person.id = `TimeEntry`.user_id',
  filters: {
    matterId: { field: 'matterId', sql: '`TimeEntry`.matter_id = :matterId' },
    from: { field: 'workedOn', sql: '`TimeEntry`.worked_on >= :from' },
    to: { field: 'workedOn', sql: '`TimeEntry`.worked_on <= :to' },
    verified: { field: 'verifiedAt', sql: '(`TimeEntry`.verified_at IS NOT NULL) = :verified' },
  },
  orders: { workedOn: { field: 'workedOn', column: '`TimeEntry`.worked_on' } },
}
