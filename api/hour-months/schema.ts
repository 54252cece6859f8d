import { z } from 'zod'
import { month } from '../hours/schema.ts'
import { byId, paragraph } from '../text.ts'

export const ofMonth = byId.extend({ month })

export const MonthsQuery = z.strictObject({ from: month.optional(), to: month.optional() })

export const Closing = z.strictObject({ note: paragraph(2000).nullable().optional() })

const sums = {
  minutes: z.number(),
  unverified: z.number(),
  possibleDoubles: z.number(),
  late: z.number(),
}

export const Month = z.strictObject({
  month: z.string(),
  state: z.enum(['open', 'locked']),
  lockedAt: z.string().nullable(),
  note: z.string().nullable(),
  ...sums,
  lawyers: z.array(z.strictObject({ id: z.string(), name: z.string(), ...sums })),
})

export const MonthList = z.strictObject({ items: z.array(Month) })
