import type { Referral } from '../../../models/Referral.ts'
import type { ServiceSession } from '../../../models/ServiceSession.ts'
import { changedFields, given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseOutOfService } from './inService.ts'
import type { NewSession } from './recordSession.ts'
import { refuseImpossibleSession } from './sessionFacts.ts'

export type SessionChange = { [Field in keyof NewSession]?: NewSession[Field] | undefined }

/**
 * Changes what is said of a session, such as how an appointment went: only what is given. What was said in it stays in its
 * notes. Throws 409 outside the service, 422 for facts that cannot be.
 */
export async function changeSession(
  context: Context,
  session: ServiceSession,
  referral: Referral,
  change: SessionChange,
): Promise<void> {
  refuseOutOfService(referral)
  await refuseImpossibleSession(context, referral, { ...session.get(), ...given(change) })
  const fields = changedFields(session, change)
  await session.update(given(change))
  await record(context, 'service-session.changed', session, { fields, records: [referral.id] })
}
