import type { Actor } from '../actor.ts'
import type { Grant } from '../grant.ts'

/** Privacy and audit: the log of who did what, consents and what was disclosed; never content. Reviews overrides and break-glass. */
export function dataProtectionOfficer(allow: Grant, actor: Actor): void {
  allow('read', 'AuditEntry', ['all'])
  allow('read', 'Consent', ['outline'])
  allow('read', 'ConsentRecall', ['outline', 'consent'])
  allow(['read-disclosures', 'make-statement'], 'Client')
  allow('create', 'Report', ['outline'])
  allow('read', 'Report', ['outline'], { askedBy: actor.id })
  allow('update', 'Report', [], { askedBy: actor.id })
  // A review of an override is a review of its reason.
  allow('read', 'ConsentOverride', ['outline', 'words'])
  allow('review-override', 'ConsentOverride')
  allow('read', 'BreakGlass', ['outline', 'words'])
  allow(['confirm-glass', 'review-glass'], 'BreakGlass')
}
