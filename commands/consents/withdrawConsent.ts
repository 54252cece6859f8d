import { invalid } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import type { Consent } from '../../models/Consent.ts'
import type { Context } from '../context.ts'
import { refuseFuture } from '../partnerships/refuseFuture.ts'
import { record } from '../record.ts'
import { askBack } from './askBack.ts'
import { closeOffers } from './closeOffers.ts'
import { addEvent, dataKindsOf, endingOf, refuseEnded } from './events.ts'
import { about } from './recordConsent.ts'
import { tellLeads } from './tellLead.ts'

export interface Withdrawal {
  /** The day on which the client said so; today, where nothing is said. */
  occurredOn?: string | undefined
  reason?: string | undefined
}

/**
 * Takes a consent back. What the recipient could see by it is gone with the next request that begins after the answer; an
 * offer that waits for the firm, and its link, end with it; the recipient is asked to destroy or return its copies; and the
 * lead caseworker learns which matters stand without consent. Throws 409 for what ended already.
 */
export async function withdrawConsent(
  context: Context,
  consent: Consent,
  { occurredOn = context.today, reason }: Withdrawal,
  publicUrl: string,
): Promise<void> {
  await refuseEnded(context, consent)
  refuseFuture(context, '/occurredOn', occurredOn)
  if (occurredOn < consent.occurredOn) throw invalid('/occurredOn', 'before it was given')
  // Locked, as for every change of a client’s consents: who decides on them holds the client.
  const client = await Client.findByPk(consent.clientId, { lock: true, rejectOnEmpty: true })
  const event = { ...endingOf(consent, { kind: 'withdrawn', occurredOn }), reason: reason ?? null }
  const kinds = await dataKindsOf(consent)
  const withdrawn = await addEvent(context, event, kinds)
  await closeOffers(context, withdrawn, publicUrl)
  await tellLeads(context, withdrawn)
  await askBack(context, client, withdrawn, kinds)
  await record(context, 'consent.withdrawn', consent, about(consent))
}
