import { z } from 'zod'
import { dutyPosts } from '../../models/DutyShift.ts'
import { pageSchema, paging } from '../page.ts'
import { line, uuid } from '../text.ts'

const moment = z.iso
  .datetime({ offset: true })
  .refine(text => text >= '2000' && text < '2200', 'not a plausible moment')

export const ShiftQuery = z.strictObject({
  ...paging,
  sort: z.enum(['startsAt', '-startsAt']).default('-startsAt'),
  post: z.enum(dutyPosts).optional(),
  userId: uuid.optional(),
})

export const NewShift = z.strictObject({
  userId: uuid,
  post: z.enum(dutyPosts),
  startsAt: moment,
  /** The end does not belong to the shift. */
  endsAt: moment,
})

export const ShiftSeen = z.strictObject({
  id: uuid,
  person: z.strictObject({ id: uuid, name: z.string() }),
  post: z.enum(dutyPosts),
  startsAt: z.string(),
  endsAt: z.string(),
})

export const ShiftPage = pageSchema(ShiftSeen)

export const NewChannel = z.strictObject({
  address: z.string().max(254),
  label: line(60).nullable().optional(),
})

export const ChannelSeen = z.strictObject({ id: uuid, address: z.string(), label: z.string().nullable() })
export const ChannelsSeen = z.strictObject({ items: z.array(ChannelSeen) })
