import { z } from 'zod'
import { teamRoles } from '../../models/TeamMember.ts'
import { date, uuid } from '../text.ts'

const named = z.strictObject({ id: z.string(), name: z.string() })

export const NewTeamMember = z.strictObject({
  userId: uuid,
  role: z.enum(teamRoles),
  startsOn: date.optional(),
})
export const MembershipEnding = z.strictObject({ endsOn: date.optional() })
export const memberParams = z.strictObject({ id: uuid, memberId: uuid })

export const Member = z.strictObject({
  id: z.string(),
  user: named,
  role: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
})

export const Team = z.strictObject({ items: z.array(Member) })
