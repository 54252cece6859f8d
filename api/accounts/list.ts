import { User } from '../../models/User.ts'
import type { Listing } from '../list.ts'

export const accountListing: Listing = {
  model: User,
  columns: [
    '`User`.id',
    '`User`.sign_in_name AS email',
    '`User`.display_name AS displayName',
    '`User`.status',
    '`User`.firm_id AS firmId',
    '(SELECT GROUP_CONCAT(g.role) FROM role_grants g WHERE g.user_id = `User`.id) AS roles',
  ],
  filters: {
    status: { field: 'status', sql: '`User`.status = :status' },
    firmId: { field: 'firmId', sql: '`User`.firm_id = :firmId' },
    role: {
      field: 'roles',
      sql: 'EXISTS (SELECT 1 FROM role_grants g WHERE g.user_id = `User`.id AND g.role = :role)',
    },
  },
  // Only the beginning sorts, for a name may be longer than a cursor.
  orders: { displayName: { field: 'displayName', column: 'SUBSTR(`User`.display_name, 1, 30)' } },
}
