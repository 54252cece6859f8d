import type { Grant } from '../grant.ts'

/** Runs the installation: accounts, roles, configuration. No client, case, matter or referral. */
export function administrator(allow: Grant): void {
  allow('read', 'User', ['all'])
  allow('create', 'User', ['all'])
  allow('update', 'User', ['all'])
  // Whoever suspended, only the administrator lets somebody back in: a suspension cannot be undone from below.
  allow('lift-suspension', 'User')
  allow('create', 'ClosureDay', ['all'])
}
