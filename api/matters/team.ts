import { addTeamMember } from '../../commands/partnerships/matters/addTeamMember.ts'
import { coverMember } from '../../commands/partnerships/matters/coverMember.ts'
import { endTeamMembership } from '../../commands/partnerships/matters/endTeamMembership.ts'
import { Problem } from '../../errors.ts'
import { Matter } from '../../models/Matter.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { findFor } from '../../policies/authorize.ts'
import { reads } from '../../policies/visibility.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { shownMember, supervisorOf, teamOf } from './members.ts'
import * as schema from './team-schema.ts'

export const list = endpoint({
  summary: 'Who is and was on the team of a matter, and who supervises it at the centre',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.Team },
  transaction: false,
  handle: async ({ ability, params }) => {
    const matter = await findFor(ability, 'read', Matter, params.id)
    if (!reads<'Matter'>(matter, 'work')) await findFor(ability, 'put-on-team', Matter, params.id)
    return ok({ supervisor: await supervisorOf(matter), items: await teamOf(ability, matter) })
  },
})

export const add = endpoint({
  summary: 'Put a lawyer of the firm on the team of its matter; a new lead takes the place of the one named',
  policy: { may: ['put-on-team', 'Matter'] },
  params: byId,
  body: schema.NewTeamMember,
  answer: { status: 201, schema: schema.Member },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'put-on-team', Matter, params.id)
    const member = await addTeamMember(context, matter, body)
    return created(`/api/v1/matters/${matter.id}/team`, await shownMember(member))
  },
})

export const ending = endpoint({
  summary: 'Take a lawyer off the team: at once, or after a last day. A lead names who follows',
  policy: { may: ['put-on-team', 'Matter'] },
  params: schema.memberParams,
  body: schema.MembershipEnding,
  answer: { status: 200, schema: schema.Member },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'put-on-team', Matter, params.id)
    const member = await memberOf(matter, params.memberId)
    await endTeamMembership(context, member, { matter, ...body })
    return ok(await shownMember(await member.reload()))
  },
})

export const cover = endpoint({
  summary: 'Let a colleague stand in for a member of the team for some days',
  policy: { may: ['put-on-team', 'Matter'] },
  params: schema.memberParams,
  body: schema.Cover,
  answer: { status: 201, schema: schema.Member },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'put-on-team', Matter, params.id)
    const member = await memberOf(matter, params.memberId)
    const standIn = await coverMember(context, member, { matter, ...body })
    return created(`/api/v1/matters/${matter.id}/team`, await shownMember(standIn))
  },
})

async function memberOf({ id: matterId }: Matter, id: string): Promise<TeamMember> {
  const member = await TeamMember.findOne({ where: { id, matterId }, lock: true })
  if (!member) throw new Problem('not-found', 'There is no such member of this team')
  return member
}
