import { openValue } from '../../models/columns.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked, markedOrNull } from '../text.ts'

/** Something shared across the wall, from a row of shareListing. */
export function presentShare(row: Row) {
  const where = { table: 'shares', column: 'text', id: String(row.id) }
  return visible('Share', row, {
    ...{ id: row.id, referralId: row.referral_id, clientId: row.client_id },
    ...{ kind: row.kind, state: row.state },
    text: markedOrNull(openValue<string>('clinical', where, row.text)),
    madeBy: { id: row.made_by, name: marked(String(row.maker_name)) },
    madeAt: momentOrNull(row.created_at),
    endedAt: momentOrNull(row.ended_at),
  })
}
