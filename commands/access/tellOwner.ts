import type { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { mail } from './mail.ts'

/** Tells a person that their password is another one now: if it was not they who changed it, they learn of it. */
export async function tellOwner(context: Context, user: User): Promise<void> {
  await mail(context, user, {
    kind: 'password-changed',
    subject: 'Your password was changed',
    lines: [
      `Dear ${user.displayName},`,
      '',
      'Your password was changed, and you were signed out everywhere.',
      'If a calendar fetched your deadlines, make a new address for it: the old one ended.',
      'If it was not you, tell whoever looks after accounts at the centre at once.',
    ],
  })
}
