import { Problem } from '../../errors.ts'
import type { SingleUseLink } from '../../models/SingleUseLink.ts'
import type { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { ownerOf, useLink } from './links.ts'

/** The invited person chose a password: the account is theirs from now on. */
export async function acceptInvitation(
  context: Context,
  link: SingleUseLink,
  passwordHash: string,
): Promise<User> {
  await useLink(context, link)
  const user = await ownerOf(link)
  if (user.status !== 'invited') throw new Problem('illegal-state', 'This account was taken up already')
  await user.update({ status: 'active', passwordHash, passwordChangedAt: context.now })
  await record(context, 'invitation.accepted', user)
  return user
}
