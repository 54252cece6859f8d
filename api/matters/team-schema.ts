import { z } from 'zod'
import { teamRoles } from '../../models/TeamMember.ts'
import { date, uuid } from '../text.ts'

const named = z.strictObject({ id: z.string(), name: z.string() })

export const NewTeamMember = z.strictObject({
  userId: uuid,
  role: z.enum(teamRoles),
  startsOn: date.optional(),
  /** The membership of the present lead, whose place a new lead takes. */
  replaces: uuid.optional(),
})
export const MembershipEnding = z.strictObject({ endsOn: date.optional(), successorId: uuid.optional() })
export const Cover = z.strictObject({ userId: uuid, startsOn: date, endsOn: date })
export const memberParams = z.strictObject({ id: uuid, memberId: uuid })

export const Member = z.strictObject({
  id: z.string(),
  user: named,
  role: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  /** The membership that this one stands in for. */
  covers: z.string().nullable(),
})

export const Team = z.strictObject({ supervisor: named.nullable(), items: z.array(Member) })
