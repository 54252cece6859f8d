import { Problem } from '../../errors.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import type { SingleUseLink } from '../../models/SingleUseLink.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { oneAtATime } from '../oneAtATime.ts'
import { record } from '../record.ts'
import { makeLink, useLink } from './links.ts'

/** Makes the link with which the first administrator comes in. Returns its token. */
export async function openSetUp(context: Context): Promise<string> {
  const token = await makeLink(context, 'set-up', null)
  await record(context, 'set-up.opened', { type: 'SingleUseLink', id: null })
  return token
}

export interface FirstAdministrator {
  email: string
  displayName: string
  passwordHash: string
}

/** Makes the first account. Works while there is none. */
export async function setUp(context: Context, link: SingleUseLink, first: FirstAdministrator): Promise<User> {
  // Two links, opened at the same moment, must not make two first administrators.
  await oneAtATime()
  await useLink(context, link)
  if ((await User.count()) > 0) throw new Problem('illegal-state', 'The installation is set up already')
  const user = await User.create({
    signInName: first.email,
    displayName: first.displayName,
    status: 'active',
    passwordHash: first.passwordHash,
    passwordChangedAt: context.now,
  })
  await RoleGrant.create({ userId: user.id, role: 'administrator' })
  await record(context, 'set-up.done', user)
  return user
}
