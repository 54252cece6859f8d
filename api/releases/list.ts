import { Release } from '../../models/Release.ts'
import type { Listing } from '../list.ts'

/** What left the centre or is about to; never its numbers. */
export const releaseListing: Listing = {
  model: Release,
  columns: ['`Release`.*'],
  filters: {
    id: { field: 'id', sql: '`Release`.id = :id' },
    state: { field: 'state', sql: '`Release`.state = :state' },
  },
  orders: { asAt: { field: 'asAt', column: '`Release`.as_at' } },
}
