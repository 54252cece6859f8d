import { z } from 'zod'
import { assignmentRoles } from '../../models/Assignment.ts'
import { byId, date, line, uuid } from '../text.ts'
import { Person } from './schema.ts'

export const OfAssignment = byId.extend({ assignmentId: uuid })
export const OfWall = byId.extend({ wallId: uuid })

export const NewAssignment = z.strictObject({
  userId: uuid,
  role: z.enum(assignmentRoles),
  startsOn: date.optional(),
  endsOn: date.optional(),
})
export const AssignmentSeen = z.strictObject({
  id: uuid,
  user: Person,
  role: z.enum(assignmentRoles),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
})
export const Ending = z.strictObject({ endsOn: date.optional() })

export const NewWall = z.union([
  z.strictObject({ userId: uuid, reason: line(500) }),
  z.strictObject({ firmId: uuid, reason: line(500) }),
])
export const WallSeen = z.strictObject({
  id: uuid,
  userId: uuid.nullable(),
  firmId: uuid.nullable(),
  state: z.string(),
  reason: z.string(),
  raisedBy: uuid,
})
