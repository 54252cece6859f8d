import { z } from 'zod'
import { activities } from '../../models/TimeEntry.ts'
import { paging } from '../page.ts'
import { date, uuid } from '../text.ts'

const ordered = { ...paging, sort: z.string().max(40).default('-workedOn') }

const span = {
  from: date.optional(),
  to: date.optional(),
  verified: z
    .enum(['true', 'false'])
    .transform(word => (word === 'true' ? 1 : 0))
    .optional(),
}

export const MatterHoursQuery = z.strictObject({ ...ordered, ...span })
export const HoursQuery = z.strictObject({ ...ordered, ...span, matterId: uuid.optional() })

export const NewHours = z.strictObject({
  userId: uuid.optional(),
  workedOn: date,
  minutes: z.int().min(1).max(1440),
  activity: z.enum(activities),
})

export const Hours = z.strictObject({
  id: z.string(),
  matterId: z.string(),
  lawyer: z.strictObject({ id: z.string(), name: z.string() }),
  workedOn: z.string(),
  minutes: z.number(),
  activity: z.string(),
  verifiedAt: z.string().nullable(),
})
