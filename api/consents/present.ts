import { OPEN_END } from '../../models/columns.ts'
import { type Flagged, visible } from '../../policies/visibility.ts'

/** A consent, from a row of consentListing or one that was found through the door. */
export function presentConsent(row: Flagged) {
  const value = (name: string): unknown =>
    typeof row.get === 'function' ? row.get(name) : (row as Record<string, unknown>)[name]
  const expiresOn = value('expiresOn')
  return visible('Consent', row, {
    id: value('id'),
    clientId: value('clientId'),
    firmId: value('firmId'),
    purpose: value('purpose'),
    state: value('state'),
    givenOn: value('givenOn'),
    expiresOn: expiresOn === OPEN_END ? null : expiresOn,
    withdrawnAt: instant(value('withdrawnAt')),
    language: value('language'),
    noticeVersion: value('noticeVersion'),
  })
}

// SQLite hands moments of raw queries out as text, MySQL as dates.
function instant(stored: unknown): string | null {
  if (stored === null) return null
  return (stored instanceof Date ? stored : new Date(String(stored))).toISOString()
}
