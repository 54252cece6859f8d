import { type Flagged, visible } from '../../policies/visibility.ts'
import { endOrNull, momentOrNull } from '../stored.ts'

/** A consent, from a row of consentListing or one that was found through the door. */
export function presentConsent(row: Flagged) {
  const value = (name: string): unknown =>
    typeof row.get === 'function' ? row.get(name) : (row as Record<string, unknown>)[name]
  return visible('Consent', row, {
    id: value('id'),
    clientId: value('clientId'),
    firmId: value('firmId'),
    purpose: value('purpose'),
    state: value('state'),
    givenOn: value('givenOn'),
    expiresOn: endOrNull(value('expiresOn')),
    withdrawnAt: momentOrNull(value('withdrawnAt')),
    language: value('language'),
    noticeVersion: value('noticeVersion'),
  })
}
