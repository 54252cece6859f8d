import { z } from 'zod'
import { paging } from '../page.ts'
import { paragraph, uuid } from '../text.ts'

const named = z.strictObject({ id: z.string(), name: z.string() })

export const HandoversQuery = z.strictObject(paging)
export const handoverParams = z.strictObject({ id: uuid, handoverId: uuid })
export const NewHandover = z.strictObject({
  deadlineId: uuid,
  toUserId: uuid,
  note: paragraph(5000).optional(),
})
export const Acceptance = z.strictObject({ accept: z.boolean() })

export const Handover = z.strictObject({
  id: z.string(),
  deadline: z.strictObject({
    id: z.string(),
    name: z.string(),
    legalLastDay: z.string(),
    state: z.string(),
  }),
  from: named,
  to: named,
  state: z.string(),
  /** Whether the receiver holds the deadline now: they accepted it, it runs, and their access lives. */
  holds: z.boolean(),
  note: z.string().nullable(),
  offeredAt: z.string(),
  answeredAt: z.string().nullable(),
})
