import { z } from 'zod'
import { taskStates } from '../../models/Task.ts'
import { paging } from '../page.ts'
import { uuid } from '../text.ts'

const named = z.strictObject({ id: z.string(), name: z.string() })

export const TaskQuery = z.strictObject({
  ...paging,
  sort: z.enum(['dueOn', '-dueOn']).default('dueOn'),
  state: z.enum(taskStates).default('open'),
  kind: z.string().max(40).optional(),
  firmId: uuid.optional(),
  matterId: uuid.optional(),
})

export const Settlement = z.strictObject({ state: z.enum(['done', 'dropped']) })

export const TaskAnswer = z.strictObject({
  id: z.string(),
  kind: z.string(),
  owedBy: z.string(),
  ownerId: z.string().nullable(),
  firm: named.nullable(),
  matter: z.strictObject({ id: z.string(), reference: z.string() }).nullable(),
  partnershipId: z.string().nullable(),
  userId: z.string().nullable(),
  dueOn: z.string(),
  daysLeft: z.number(),
  note: z.string().nullable(),
  state: z.string(),
  settledOn: z.string().nullable(),
})
