import { Share } from '../../models/Share.ts'
import type { Listing } from '../list.ts'

/** What the psychosocial side wrote for the legal side. */
export const shareListing: Listing = {
  model: Share,
  columns: ['`Share`.*', 'maker.display_name AS maker_name'],
  joins: 'JOIN users maker ON maker.id = `Share`.made_by',
  filters: {
    id: { field: 'id', sql: '`Share`.id = :id' },
    referralId: { field: 'referralId', sql: '`Share`.referral_id = :referralId' },
    clientId: { field: 'clientId', sql: '`Share`.client_id = :clientId' },
  },
  orders: { madeAt: { field: 'madeAt', column: '`Share`.created_at' } },
}
