import { invalid, Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { User } from '../../models/User.ts'
import { standsWell } from '../../policies/grants.ts'
import type { Role } from '../../policies/vocabulary.ts'
import type { Context } from '../context.ts'
import { takePost } from '../partnerships/firms/takePost.ts'
import { record } from '../record.ts'
import { makeLink } from './links.ts'
import { linkTo, mail } from './mail.ts'

export interface Invited {
  email: string
  displayName: string
  roles: readonly Role[]
  firmId: string | null
}

/** Makes an account that waits for its owner, and sends the link with which they choose a password. */
export async function inviteAccount(context: Context, invited: Invited, publicUrl: string): Promise<User> {
  await refuseMisfit(invited.roles, invited.firmId)
  const user = await User.create({
    signInName: invited.email,
    displayName: invited.displayName,
    status: 'invited',
    firmId: invited.firmId,
  })
  if (invited.firmId) await takePost(context, user, { firmId: invited.firmId, startsOn: context.today })
  const grantedBy = context.actor.id
  await RoleGrant.bulkCreate(invited.roles.map(role => ({ userId: user.id, role, grantedBy })))
  await sendInvitation(context, user, publicUrl)
  await record(context, 'account.invited', user, { outcome: [...invited.roles].sort().join(' ') })
  return user
}

/** Sends the link anew to somebody who did not use the first one (or was suspended before they could). */
export async function inviteAgain(context: Context, user: User, publicUrl: string): Promise<void> {
  if (user.passwordHash !== null) throw new Problem('illegal-state', 'This account was taken up already')
  await user.update({ status: 'invited' })
  await sendInvitation(context, user, publicUrl)
  await record(context, 'account.invited-again', user)
}

async function sendInvitation(context: Context, user: User, publicUrl: string): Promise<void> {
  const token = await makeLink(context, 'invitation', user.id)
  await mail(context, user, {
    kind: 'invitation',
    subject: 'Your account is ready',
    lines: [
      `Dear ${user.displayName},`,
      '',
      'An account was made for you. Open this link within seven days and choose a password:',
      '',
      linkTo(publicUrl, 'invitation', token),
      '',
      'It works once. If you did not expect this message, ignore it.',
    ],
  })
}

/** Refuses (422) roles and a firm that do not fit together, and a firm that does not exist. */
export async function refuseMisfit(roles: readonly Role[], firmId: string | null): Promise<void> {
  if (!standsWell(roles, firmId)) {
    throw invalid('/roles', 'roles of a firm need a firm and no other role; roles of the centre have no firm')
  }
  if (firmId && !(await Firm.findByPk(firmId))) throw invalid('/firmId', 'there is no such firm')
}
