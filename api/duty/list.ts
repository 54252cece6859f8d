import { DutyShift } from '../../models/DutyShift.ts'
import type { Listing } from '../list.ts'

/** The roster, each shift with the name of whoever has it. */
export const shiftListing: Listing = {
  model: DutyShift,
  columns: [
    '`DutyShift`.id',
    '`DutyShift`.user_id',
    'person.display_name AS person_name',
    '`DutyShift`.post',
    '`DutyShift`.starts_at',
    '`DutyShift`.ends_at',
  ],
  joins: 'JOIN users person ON person.id = `DutyShift`.user_id',
  filters: {
    id: { field: 'id', sql: '`DutyShift`.id = :id' },
    post: { field: 'post', sql: '`DutyShift`.post = :post' },
    userId: { field: 'person', sql: '`DutyShift`.user_id = :userId' },
  },
  orders: { startsAt: { field: 'startsAt', column: '`DutyShift`.starts_at' } },
}
