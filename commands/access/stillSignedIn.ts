import { Problem } from '../../errors.ts'
import { Session } from '../../models/Session.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'

/**
 * Locks the account of the actor and refuses (401) a session that ended while the request waited for it. What outlasts a
 * session must not be made after all access was ended, by a suspension or a new password at the same moment.
 */
export async function stillSignedIn({ actor }: Context, session: { id: string }): Promise<void> {
  await User.findByPk(actor.id, { attributes: ['id'], lock: true })
  if ((await Session.count({ where: { id: session.id, endedAt: null } })) === 0) {
    throw new Problem('unauthenticated', 'Sign in first')
  }
}
