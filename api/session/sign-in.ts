import type { z } from 'zod'
import { knownDevice } from '../../commands/access/knownDevices.ts'
import { type Opened, openSession } from '../../commands/access/openSession.ts'
import { refuseSignIn } from '../../commands/access/refuseSignIn.ts'
import {
  enterLanes,
  type Lane,
  lanesOf,
  leaveLanes,
  prepareLanes,
} from '../../commands/access/signInLanes.ts'
import type { Context } from '../../commands/context.ts'
import { Problem } from '../../errors.ts'
import { inTransaction } from '../../models/database.ts'
import { User } from '../../models/User.ts'
import { passwordMatches } from '../../runtime/hash-queue.ts'
import type { Asked } from '../endpoint.ts'
import { deviceTokenOf, sessionTokenOf } from './cookies.ts'
import type { SignInBody } from './schema.ts'

/**
 * Opens a session, or refuses with the same words and after about the same work whether the name or the password was
 * wrong. The try is counted first, the password is hashed outside any transaction, and the outcome stands in the audit
 * log before the answer leaves.
 */
export async function signIn(asked: Asked<unknown, unknown, z.infer<typeof SignInBody>>): Promise<Opened> {
  const { body, context, house, http } = asked
  const user = await User.findOne({ where: { signInName: body.email } })
  const deviceToken = deviceTokenOf(http, house)
  const device = deviceToken ? await knownDevice(user?.id ?? '', deviceToken) : null
  const lanes = lanesOf(context, body.email, device)

  const good = await tryPassword(context, lanes, body.password, user?.passwordHash ?? null)
  const opened = await inTransaction(async () => {
    const signIn = {
      user,
      hours: house.config.SESSION_HOURS,
      deviceToken,
      earlierToken: sessionTokenOf(http, house),
    }
    const session = good && user ? await openSession(context, { ...signIn, user }) : null
    if (session) await leaveLanes(lanes, true)
    else await refuseSignIn(context, user, good ? 'account not in use' : 'wrong password')
    return session
  })
  if (!opened) throw new Problem('sign-in-refused', 'Check both and try again')
  return opened
}

/** Whether the password is right. Answers 429, without hashing, while the lanes ask for a pause. */
export async function tryPassword(
  context: Context,
  lanes: readonly Lane[],
  password: string,
  stored: string | null,
): Promise<boolean> {
  await inTransaction(() => prepareLanes(context, lanes))
  const retryAfter = await inTransaction(() => enterLanes(context, lanes))
  if (retryAfter > 0) throw new Problem('too-many-requests', 'Wait before you try again', { retryAfter })
  try {
    return await passwordMatches(password, stored)
  } catch (error) {
    await inTransaction(() => leaveLanes(lanes, false))
    throw error
  }
}
