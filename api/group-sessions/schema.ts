import { z } from 'zod'
import { heldAttendances } from '../../models/GroupAttendance.ts'
import { groupKinds, groupTopics } from '../../models/GroupSession.ts'
import { interpreterSources } from '../../models/ServiceSession.ts'
import { pageSchema, paging } from '../page.ts'
import { date, languageTag, line, uuid } from '../text.ts'

const kind = z.enum(groupKinds)
const topic = z.enum(groupTopics)
const interpreter = z.enum(interpreterSources)
const attendance = z.enum(heldAttendances)
const heads = z.int().min(0).max(10_000)

export const GroupQuery = z.strictObject({
  ...paging,
  sort: z.enum(['heldOn', '-heldOn']).default('-heldOn'),
  kind: kind.optional(),
  topic: topic.optional(),
})

export const ChildQuery = z.strictObject(paging)

const written = {
  topic,
  layer: z.int().min(1).max(4),
  heldOn: date,
  minutes: z.int().min(1).max(1440),
  languages: z.array(languageTag.max(35)).min(1).max(20),
  facilitatorIds: z.array(uuid).min(1).max(20),
}
const optional = {
  title: line(200).nullable().optional(),
  interpreterWords: line(200).nullable().optional(),
}

export const NewGroup = z.strictObject({
  ...{ kind, ...written, ...optional },
  interpreter: interpreter.default('none'),
  adults: heads.default(0),
  children: heads.default(0),
})

export const GroupChange = z
  .strictObject({
    ...z.object({ ...written, interpreter, adults: heads, children: heads }).partial().shape,
    ...optional,
  })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

const listed = {
  id: uuid,
  ...{ kind, topic },
  title: z.string().nullable(),
  layer: z.int(),
  heldOn: date,
  minutes: z.int(),
  languages: z.array(z.string()),
  interpreter,
  /** How many clients came; and how many others, adults and children. */
  clients: z.int(),
  adults: z.int(),
  children: z.int(),
}

export const GroupPage = pageSchema(z.strictObject(listed))

export const GroupAnswer = z.strictObject({
  ...listed,
  interpreterWords: z.string().nullable(),
  facilitators: z.array(z.strictObject({ id: uuid, name: z.string() })),
})

export const attendanceParams = z.strictObject({ id: uuid, clientId: uuid })

export const NewAttendance = z.strictObject({ attendance })

export const AttendanceAnswer = z.strictObject({
  client: z.strictObject({ id: uuid, reference: z.string() }),
  attendance,
})

export const AttendancePage = pageSchema(AttendanceAnswer)
