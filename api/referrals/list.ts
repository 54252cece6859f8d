import { Referral } from '../../models/Referral.ts'
import { presentCodes } from '../../models/ServiceSession.ts'
import { select } from '../../models/statements.ts'
import type { Listing, Row } from '../list.ts'

const rank = (table: string) =>
  `CASE ${table}.urgency WHEN 'emergency' THEN 1 WHEN 'urgent' THEN 2 ELSE 3 END`

/** What stands before a referral on the waiting list of its provider: what is more urgent, then what waits longer. */
const before = `ahead.provider_id = \`Referral\`.provider_id AND ahead.state = 'waiting-list' AND (
  ${rank('ahead')} < ${rank('`Referral`')} OR (${rank('ahead')} = ${rank('`Referral`')} AND (
    ahead.waiting_since < \`Referral\`.waiting_since OR (
      ahead.waiting_since = \`Referral\`.waiting_since AND ahead.id < \`Referral\`.id))))`

const place = `CASE WHEN \`Referral\`.state = 'waiting-list'
  THEN 1 + (SELECT COUNT(*) FROM referrals ahead WHERE ${before}) END AS place`

const because = `(SELECT move.because FROM referral_moves move WHERE move.referral_id = \`Referral\`.id
  ORDER BY move.moved_at DESC, move.id DESC LIMIT 1) AS because`

/** The day of the first or the last session to which the client came: that there is a service, and since when. */
const contact = (which: 'MIN' | 'MAX') => `(SELECT ${which}(held.held_on) FROM service_sessions held
  WHERE held.referral_id = \`Referral\`.id AND held.attendance IN (${presentCodes.map(code => `'${code}'`).join(', ')}))`

const columns = [
  '`Referral`.id',
  '`Referral`.reference',
  '`Referral`.client_id',
  '`Referral`.provider_id',
  'provider.name AS provider_name',
  'provider.kind AS provider_kind',
  '`Referral`.service',
  '`Referral`.layer',
  '`Referral`.urgency',
  '`Referral`.state',
  '`Referral`.owner_id',
  'owner.display_name AS owner_name',
  '`Referral`.sent_at',
  '`Referral`.respond_by',
  '`Referral`.feedback_due_on',
  '`Referral`.waiting_since',
  place,
  '`Referral`.expected_on',
  because,
  '`Referral`.settled_on',
  `${contact('MIN')} AS started_on`,
  `${contact('MAX')} AS last_contact_on`,
]

const joins = `
  JOIN providers provider ON provider.id = \`Referral\`.provider_id
  LEFT JOIN users owner ON owner.id = \`Referral\`.owner_id`

export const referralListing: Listing = {
  model: Referral,
  columns,
  joins,
  filters: {
    state: { field: 'state', sql: '`Referral`.state = :state' },
    urgency: { field: 'urgency', sql: '`Referral`.urgency = :urgency' },
    service: { field: 'service', sql: '`Referral`.service = :service' },
    providerId: { field: 'provider', sql: '`Referral`.provider_id = :providerId' },
    ownerId: { field: 'owner', sql: '`Referral`.owner_id = :ownerId' },
    reference: { field: 'reference', sql: '`Referral`.reference = :reference' },
  },
  orders: {
    respondBy: { field: 'respondBy', column: "COALESCE(`Referral`.respond_by, '9999')" },
    // What waits on a list stands in the order of its places.
    waiting: {
      field: 'place',
      column: `CASE WHEN \`Referral\`.state = 'waiting-list'
        THEN CONCAT(${rank('`Referral`')}, \`Referral\`.waiting_since) ELSE '9' END`,
    },
  },
}

/** The same columns of one referral that was found through the door already. */
export async function outlineRow(id: string): Promise<Row> {
  const [row = {}] = await select<Row>(
    `SELECT ${columns.join(', ')} FROM referrals AS \`Referral\` ${joins} WHERE \`Referral\`.id = ?`,
    [id],
  )
  return row
}
