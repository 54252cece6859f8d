import { Problem } from '../../errors.ts'
import type { SingleUseLink } from '../../models/SingleUseLink.ts'
import type { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { endAccess, endLinks } from './endAccess.ts'
import { makeLink, ownerOf, useLink } from './links.ts'
import { linkTo, mail } from './mail.ts'
import { tellOwner } from './tellOwner.ts'

/** Sends a person the link with which they choose a new password. Nobody chooses it for them. */
export async function startPasswordReset(context: Context, user: User, publicUrl: string): Promise<void> {
  if (user.status !== 'active') throw new Problem('illegal-state', 'This account is not in use')
  const token = await makeLink(context, 'password-reset', user.id)
  await mail(context, user, {
    kind: 'password-reset',
    subject: 'Choose a new password',
    lines: [
      `Dear ${user.displayName},`,
      '',
      'Open this link within thirty minutes and choose a new password:',
      '',
      linkTo(publicUrl, 'password', token),
      '',
      'It works once. If you did not ask for it, tell whoever looks after accounts at the centre.',
    ],
  })
  await record(context, 'password.reset-started', user)
}

/** A new password by a link, for somebody who lost theirs. Every session and token of the person ends. */
export async function resetPassword(
  context: Context,
  link: SingleUseLink,
  passwordHash: string,
): Promise<User> {
  await useLink(context, link)
  const user = await ownerOf(link)
  if (user.status !== 'active') throw new Problem('illegal-state', 'This account is not in use')
  await user.update({ passwordHash, passwordChangedAt: context.now })
  await endAccess(context, user.id, 'password reset')
  await endLinks(context, user.id)
  await tellOwner(context, user)
  await record(context, 'password.reset', user)
  return user
}
