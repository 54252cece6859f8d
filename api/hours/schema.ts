import { z } from 'zod'
import { activities, entryKinds, programmeKinds } from '../../models/TimeEntry.ts'
import { paging } from '../page.ts'
import { date, paragraph, uuid } from '../text.ts'

export const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03')

const yesOrNo = z.enum(['true', 'false']).transform(word => (word === 'true' ? 1 : 0))

const order = { sort: z.string().max(40).default('-workedOn') }

const span = {
  from: date.optional(),
  to: date.optional(),
  period: month.optional(),
  userId: uuid.optional(),
  verified: yesOrNo.optional(),
  late: yesOrNo.optional(),
  possibleDouble: yesOrNo.optional(),
  /** Withdrawn entries do not count, and stand in no list unless somebody asks for them. */
  withdrawn: yesOrNo.default(0),
}

const everywhere = {
  ...span,
  firmId: uuid.optional(),
  matterId: uuid.optional(),
  kind: z.enum(entryKinds).optional(),
}

export const MatterHoursQuery = z.strictObject({ ...paging, ...order, ...span })
export const HoursQuery = z.strictObject({ ...paging, ...order, ...everywhere })
/** The same without pages: a file holds all. */
export const ExportQuery = z.strictObject({ ...order, ...everywhere })

const minutes = z.int().min(1).max(1440)
const note = paragraph(2000).nullable().optional()
const again = z.boolean().optional()

const worked = { userId: uuid.optional(), workedOn: date, minutes, activity: z.enum(activities), note, again }

export const NewHours = z.strictObject(worked)
export const NewProgrammeHours = z.strictObject({ kind: z.enum(programmeKinds), ...worked })

export const HoursEdit = z.strictObject({
  minutes: minutes.optional(),
  activity: z.enum(activities).optional(),
  note,
  again,
})

export const Hours = z.strictObject({
  id: z.string(),
  kind: z.string(),
  matterId: z.string().nullable(),
  matterReference: z.string().nullable(),
  firmId: z.string(),
  lawyer: z.strictObject({ id: z.string(), name: z.string() }),
  workedOn: z.string(),
  period: z.string(),
  minutes: z.number(),
  activity: z.string(),
  grade: z.string().nullable(),
  late: z.boolean(),
  possibleDouble: z.boolean(),
  note: z.string().nullable().optional(),
  verifiedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
})
