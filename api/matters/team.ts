import { addTeamMember } from '../../commands/partnerships/addTeamMember.ts'
import { endTeamMembership } from '../../commands/partnerships/endTeamMembership.ts'
import { Problem } from '../../errors.ts'
import { Matter } from '../../models/Matter.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { User } from '../../models/User.ts'
import { findFor } from '../../policies/authorize.ts'
import { reads } from '../../policies/visibility.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentMember, teamOf } from './members.ts'
import * as schema from './team-schema.ts'

export const list = endpoint({
  summary: 'Who is and was on the team of a matter',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.Team },
  transaction: false,
  handle: async ({ ability, params }) => {
    const matter = await findFor(ability, 'read', Matter, params.id)
    if (!reads<'Matter'>(matter, 'work')) await findFor(ability, 'put-on-team', Matter, params.id)
    return ok({ items: await teamOf(matter) })
  },
})

export const add = endpoint({
  summary: 'Put a lawyer of the firm on the team of its matter',
  policy: { may: ['put-on-team', 'Matter'] },
  params: byId,
  body: schema.NewTeamMember,
  answer: { status: 201, schema: schema.Member },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'put-on-team', Matter, params.id)
    const member = await addTeamMember(context, matter, body)
    return created(`/api/v1/matters/${matter.id}/team`, await presented(member))
  },
})

export const ending = endpoint({
  summary: 'Take a lawyer off the team: at once, or after a last day',
  policy: { may: ['put-on-team', 'Matter'] },
  params: schema.memberParams,
  body: schema.MembershipEnding,
  answer: { status: 200, schema: schema.Member },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'put-on-team', Matter, params.id)
    const member = await TeamMember.findOne({
      where: { id: params.memberId, matterId: matter.id },
      lock: true,
    })
    if (!member) throw new Problem('not-found', 'There is no such member of this team')
    await endTeamMembership(context, member, { matter, ...body })
    return ok(await presented(member))
  },
})

async function presented(member: TeamMember) {
  const user = await User.findByPk(member.userId, { attributes: ['displayName'], rejectOnEmpty: true })
  return presentMember(member, user.displayName)
}
