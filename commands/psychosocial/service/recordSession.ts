import { newId } from '../../../models/columns.ts'
import type { Referral } from '../../../models/Referral.ts'
import { ServiceSession, type SessionKind } from '../../../models/ServiceSession.ts'
import { given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseOutOfService } from './inService.ts'
import { refuseImpossibleSession, type SessionFacts } from './sessionFacts.ts'

export interface NewSession extends Omit<SessionFacts, 'heldBy'> {
  kind: SessionKind
  /** The layer of the referral, where nothing is said. */
  layer?: number | undefined
  /** Whoever records it, where nobody is named. */
  heldBy?: string | undefined
}

/**
 * Writes down a session of a referral, or an appointment for one. The referral stays where it is. Throws 409 outside the
 * service, 422 for facts that cannot be.
 */
export async function recordSession(
  context: Context,
  referral: Referral,
  { heldBy = context.actor.id, layer = referral.layer, ...input }: NewSession,
): Promise<ServiceSession> {
  refuseOutOfService(referral)
  await refuseImpossibleSession(context, referral, { ...input, heldBy })
  const session = await ServiceSession.create({
    id: newId(),
    referralId: referral.id,
    ...given(input),
    ...{ heldBy, layer, recordedBy: context.actor.id },
  })
  await record(context, 'service-session.recorded', session, { records: [referral.id] })
  return session
}
