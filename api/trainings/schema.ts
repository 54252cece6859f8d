import { z } from 'zod'
import { trainingKinds } from '../../models/Training.ts'
import { pageSchema, paging } from '../page.ts'
import { date, line, uuid } from '../text.ts'

const kind = z.enum(trainingKinds)

export const TrainingQuery = z.strictObject({
  ...paging,
  sort: z.enum(['heldOn', '-heldOn']).default('-heldOn'),
  kind: kind.optional(),
  firmId: uuid.optional(),
})

export const ChildQuery = z.strictObject(paging)

export const NewTraining = z.strictObject({
  kind,
  title: line(200),
  heldOn: date,
  minutes: z.int().min(1).max(6000),
  pointsTenths: z.int().min(0).max(10_000).nullable().optional(),
  accreditedBy: line(200).nullable().optional(),
  firmId: uuid.nullable().optional(),
})

export const NewAttendance = z.union([
  z.strictObject({ userId: uuid, inductionEndsOn: date.optional() }),
  z.strictObject({ name: line(200), firmId: uuid }),
])

export const TrainingAnswer = z.strictObject({
  id: uuid,
  firmId: uuid.nullable(),
  kind,
  title: z.string(),
  heldOn: date,
  minutes: z.int(),
  pointsTenths: z.int().nullable(),
  accreditedBy: z.string().nullable(),
})

export const AttendanceAnswer = z.strictObject({
  id: uuid,
  firmId: uuid,
  userId: uuid.nullable(),
  name: z.string(),
})

export const TrainingPage = pageSchema(TrainingAnswer)
export const AttendancePage = pageSchema(AttendanceAnswer)
