import type { Grant } from '../grant.ts'

/** Privacy and audit: the log of who did what, and consents; never content. */
export function dataProtectionOfficer(allow: Grant): void {
  allow('read', 'AuditEntry', ['all'])
  allow('read', 'Consent', ['outline'])
}
