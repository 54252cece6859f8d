import { Problem } from '../../errors.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { User, type UserStatus } from '../../models/User.ts'
import type { Role } from '../../policies/vocabulary.ts'
import type { Context } from '../context.ts'
import { leavePost } from '../partnerships/firms/leavePost.ts'
import { takePost } from '../partnerships/firms/takePost.ts'
import { record } from '../record.ts'
import { endAccess, endLinks } from './endAccess.ts'
import { refuseMisfit } from './inviteAccount.ts'

/** An account as it is to be. */
export interface Account {
  displayName: string
  status: UserStatus
  roles: readonly Role[]
  firmId: string | null
}

/**
 * Changes an account. When its roles, firm or status change, the person is signed out everywhere and their tokens end,
 * in the same transaction.
 */
export async function changeAccount(context: Context, user: User, wanted: Account): Promise<void> {
  const held = await rolesOf(user.id, true)
  const fields = changedFields(user, held, wanted)
  if (fields.length === 0) return
  await refuseMisfit(wanted.roles, wanted.firmId)
  if (wanted.status !== user.status) refuseStatus(user, wanted.status)
  if (held.includes('administrator')) await refuseLeavingNone(user, wanted)

  if (fields.includes('firmId')) await changePost(context, user, wanted.firmId)
  await user.update({ displayName: wanted.displayName, status: wanted.status, firmId: wanted.firmId })
  if (fields.includes('roles')) await replaceRoles(context, user.id, held, wanted.roles)
  if (fields.some(field => field !== 'displayName')) await endAccess(context, user.id, 'account changed')
  if (wanted.status === 'suspended') await endLinks(context, user.id)
  const outcome = `${wanted.status}: ${held.join(' ')} → ${[...wanted.roles].sort().join(' ')}`
  await record(context, 'account.changed', user, { fields, outcome })
}

/** Whoever gets another firm leaves what they had as somebody of the old one, however the change was asked for. */
async function changePost(context: Context, user: User, firmId: string | null): Promise<void> {
  await leavePost(context, user, context.today)
  if (firmId) await takePost(context, user, { firmId, startsOn: context.today })
}

/**
 * The roles that a person holds, in the order of the alphabet. Locked for a change: on MySQL a plain read may show them
 * as they were before the account itself was locked.
 */
export async function rolesOf(userId: string, lock = false): Promise<Role[]> {
  const grants = await RoleGrant.findAll({ where: { userId }, order: ['role'], lock })
  return grants.map(grant => grant.role as Role)
}

function changedFields(user: User, held: readonly Role[], wanted: Account): string[] {
  const sameRoles = held.join(' ') === [...wanted.roles].sort().join(' ')
  return [
    ...(user.displayName === wanted.displayName ? [] : ['displayName']),
    ...(user.status === wanted.status ? [] : ['status']),
    ...(sameRoles ? [] : ['roles']),
    ...(user.firmId === wanted.firmId ? [] : ['firmId']),
  ]
}

function refuseStatus(user: User, status: UserStatus): void {
  if (status === 'active' && user.passwordHash === null) {
    throw new Problem('illegal-state', 'The person has not chosen a password yet; send the invitation again')
  }
}

/** Locks every administrator's role, so that two of them cannot suspend each other at the same moment. */
async function refuseLeavingNone(user: User, wanted: Account): Promise<void> {
  if (wanted.status === 'active' && wanted.roles.includes('administrator')) return
  const grants = await RoleGrant.findAll({ where: { role: 'administrator' }, lock: true })
  const others = grants.map(grant => grant.userId).filter(id => id !== user.id)
  const active = await User.findAll({ where: { id: others, status: 'active' }, lock: true })
  if (active.length === 0) {
    throw new Problem('illegal-state', 'This is the last administrator; name another one first')
  }
}

async function replaceRoles(
  context: Context,
  userId: string,
  held: readonly Role[],
  wanted: readonly Role[],
): Promise<void> {
  const given = wanted.filter(role => !held.includes(role))
  await RoleGrant.destroy({ where: { userId, role: held.filter(role => !wanted.includes(role)) } })
  await RoleGrant.bulkCreate(given.map(role => ({ userId, role, grantedBy: context.actor.id })))
}
