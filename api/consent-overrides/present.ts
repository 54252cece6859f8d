import { openValue } from '../../models/columns.ts'
import type { KeyPurpose } from '../../models/keyring.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked, markedOrNull } from '../text.ts'

/** An override, from a row of overrideListing. */
export function presentOverride(row: Row) {
  const words = (purpose: KeyPurpose, column: string, stored: unknown) =>
    markedOrNull(openValue<string>(purpose, { ...here, column, id: String(row.id) }, stored))
  return visible('ConsentOverride', row, {
    id: row.id,
    clientId: row.client_id,
    purpose: row.purpose,
    recipientKind: row.recipient_kind,
    firmId: row.firm_id,
    providerId: row.provider_id,
    recipientName: words('identity', 'recipientName', row.recipient_name),
    dataKinds: JSON.parse(String(row.data_kinds)) as string[],
    reason: words('narrative', 'reason', row.reason),
    madeBy: { id: row.made_by, name: marked(String(row.maker_name)) },
    madeAt: momentOrNull(row.made_at),
    endsAt: momentOrNull(row.ends_at),
    verdict: row.verdict,
    reviewWords: words('narrative', 'reviewWords', row.review_words),
    reviewedBy:
      row.reviewed_by === null ? null : { id: row.reviewed_by, name: marked(String(row.reviewer_name)) },
    reviewedAt: momentOrNull(row.reviewed_at),
  })
}

const here = { table: 'consent_overrides' }
