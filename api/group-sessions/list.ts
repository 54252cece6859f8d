import { GroupSession } from '../../models/GroupSession.ts'
import { presentCodes } from '../../models/ServiceSession.ts'
import type { Listing } from '../list.ts'

/** How many clients came, as SQL: a number that names none of them. */
export const clientsWhoCame = (session: string) => `(SELECT COUNT(*) FROM group_attendances came
  WHERE came.group_session_id = ${session} AND came.attendance IN (${presentCodes.map(code => `'${code}'`).join(', ')}))`

export const groupListing: Listing = {
  model: GroupSession,
  columns: [
    '`GroupSession`.id',
    '`GroupSession`.kind',
    '`GroupSession`.topic',
    '`GroupSession`.title',
    '`GroupSession`.layer',
    '`GroupSession`.held_on',
    '`GroupSession`.minutes',
    '`GroupSession`.languages',
    '`GroupSession`.interpreter',
    '`GroupSession`.adults',
    '`GroupSession`.children',
    `${clientsWhoCame('`GroupSession`.id')} AS clients`,
  ],
  filters: {
    kind: { field: 'kind', sql: '`GroupSession`.kind = :kind' },
    topic: { field: 'topic', sql: '`GroupSession`.topic = :topic' },
  },
  orders: { heldOn: { field: 'heldOn', column: '`GroupSession`.held_on' } },
}
