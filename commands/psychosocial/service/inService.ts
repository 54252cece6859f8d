import { Problem } from '../../../errors.ts'
import type { Referral, ReferralState } from '../../../models/Referral.ts'

/** The states in which the team works with a client, and writes down what it does. */
export const inService: readonly ReferralState[] = ['first-contact', 'in-service']

/** Refuses (409) to record a service that has not begun, or is over. What was recorded stays readable. */
export function refuseOutOfService({ state }: Referral): void {
  if (!inService.includes(state))
    throw new Problem('illegal-state', 'The service of this referral has not begun, or is over')
}

/** Where a referral might be moved once a client came to a session: nobody moves it but the worker. */
export function suggestedBy({ state }: Referral, clientCame: boolean): ReferralState | null {
  return clientCame && state === 'first-contact' ? 'in-service' : null
}
