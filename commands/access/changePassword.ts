import { Problem } from '../../errors.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { endAccess, endLinks } from './endAccess.ts'
import { tellOwner } from './tellOwner.ts'

/** Puts a new password in the place of the one that was just checked, and signs the person out everywhere. */
export async function changePassword(context: Context, checked: User, passwordHash: string): Promise<void> {
  const user = await User.findByPk(checked.id, { lock: true, rejectOnEmpty: true })
  if (user.passwordHash !== checked.passwordHash) {
    throw new Problem('conflict', 'The password was changed elsewhere at the same moment')
  }
  await user.update({ passwordHash, passwordChangedAt: context.now })
  await endAccess(context, user.id, 'password changed')
  await endLinks(context, user.id)
  await tellOwner(context, user)
  await record(context, 'password.changed', user)
}

/** Writes down that somebody signed in typed a wrong present password. */
export async function refusePasswordChange(context: Context): Promise<void> {
  await record(context, 'password.refused', { type: 'User', id: context.actor.id })
}
