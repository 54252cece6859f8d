import { RoleGrant } from '../../models/RoleGrant.ts'
import { Session } from '../../models/Session.ts'
import { User } from '../../models/User.ts'
import { type Actor, NO_FIRM } from '../../policies/actor.ts'
import { standsWell } from '../../policies/grants.ts'
import type { Role } from '../../policies/vocabulary.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { rememberDevice } from './knownDevices.ts'
import { hashToken, newSecret } from './secrets.ts'

export interface SignIn {
  user: User
  hours: number
  /** What the browser sent: its token as a known device, and the session that this one takes the place of. */
  deviceToken: string | undefined
  earlierToken: string | undefined
}

export interface Opened {
  actor: Actor
  user: User
  token: string
  deviceToken: string
}

/**
 * Opens a session for somebody whose password was right. Null when the account may not be used after all, or its
 * password changed meanwhile.
 */
export async function openSession(context: Context, { user, ...signIn }: SignIn): Promise<Opened | null> {
  const current = await User.findByPk(user.id, { lock: true })
  const grants = await RoleGrant.findAll({ where: { userId: user.id }, order: ['role'] })
  const roles = grants.map(grant => grant.role as Role)
  const usable = current?.status === 'active' && current.passwordHash === user.passwordHash
  if (!usable || !standsWell(roles, current.firmId)) return null

  if (signIn.earlierToken) await endEarlier(context, signIn.earlierToken)
  const { token, tokenHash } = newSecret()
  const session = await Session.create({
    tokenHash,
    userId: user.id,
    createdAt: context.now,
    lastSeenAt: context.now,
    expiresAt: new Date(context.now.getTime() + signIn.hours * 3_600_000),
  })
  const deviceToken = await rememberDevice(context, user.id, signIn.deviceToken)
  const actor: Actor = { id: user.id, roles, firmId: current.firmId ?? NO_FIRM, scopes: 'every' }
  await record({ ...context, actor }, 'session.opened', session)
  return { actor, user: current, token, deviceToken }
}

async function endEarlier(context: Context, token: string): Promise<void> {
  const where = { tokenHash: hashToken(token), endedAt: null }
  await Session.update({ endedAt: context.now, endedBecause: 'replaced' }, { where })
}
