import { Firm } from '../../models/Firm.ts'
import type { Listing } from '../list.ts'

export const firmListing: Listing = {
  model: Firm,
  columns: ['`Firm`.id', '`Firm`.name', '`Firm`.offices', '`Firm`.status'],
  filters: { status: { field: 'status', sql: '`Firm`.status = :status' } },
  // Only the beginning sorts, for a name may be longer than a cursor.
  orders: { name: { field: 'name', column: 'SUBSTR(`Firm`.name, 1, 30)' } },
}
