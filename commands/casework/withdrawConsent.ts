import { Problem } from '../../errors.ts'
import type { Consent } from '../../models/Consent.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Takes a consent back. What the firm could see by it is gone with its next request. */
export async function withdrawConsent(context: Context, consent: Consent): Promise<void> {
  if (consent.state === 'withdrawn') throw new Problem('illegal-state', 'This consent is withdrawn already')
  await consent.update({ state: 'withdrawn', withdrawnAt: context.now, withdrawnBy: context.actor.id })
  await record(context, 'consent.withdrawn', consent, { records: [consent.clientId, consent.firmId] })
}
