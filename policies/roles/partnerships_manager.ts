import type { Grant } from '../grant.ts'

/** Runs the programme with firms: firms and agreements in full, cases and matters as outlines, no client ever. */
export function partnershipsManager(allow: Grant): void {
  allow('read', 'Case', ['outline'])
  allow('read', 'Matter', ['outline'])
  allow('offer', 'Matter')
  allow('verify-hours', 'TimeEntry')
  allow('read', 'TimeEntry', ['all'])

  allow('read', 'Firm', ['outline', 'agreement'])
  allow(
    ['create', 'update', 'agree-partnership', 'record-payment', 'read-report', 'record-undertaking'],
    'Firm',
  )
}
