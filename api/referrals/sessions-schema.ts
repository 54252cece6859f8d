import { z } from 'zod'
import { referralStates } from '../../models/Referral.ts'
import { attendanceCodes, interpreterSources, sessionKinds } from '../../models/ServiceSession.ts'
import { pageSchema } from '../page.ts'
import { date, line, paragraph, uuid } from '../text.ts'

export const sessionParams = z.strictObject({ id: uuid, sessionId: uuid })

export const layer = z.int().min(1).max(4)
export const minutes = z.int().min(1).max(1440)
export const interpreter = z.enum(interpreterSources)

const required = {
  kind: z.enum(sessionKinds),
  heldOn: date,
  attendance: z.enum(attendanceCodes),
}

const optional = {
  layer: layer.optional(),
  minutes: minutes.nullable().optional(),
  interpreterWords: line(200).nullable().optional(),
  heldBy: uuid.optional(),
}

export const NewSession = z.strictObject({
  ...required,
  ...optional,
  interpreter: interpreter.default('none'),
})

export const SessionChange = z
  .strictObject({ ...z.object(required).partial().shape, ...optional, interpreter: interpreter.optional() })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

export const person = z.strictObject({ id: uuid, name: z.string() })

export const Session = z.strictObject({
  id: uuid,
  ...required,
  layer: z.int(),
  minutes: z.int().nullable(),
  interpreter,
  interpreterWords: z.string().nullable(),
  heldBy: person,
  recordedBy: person,
  /** Where the referral might be moved, now that the client came: nothing moves by itself. */
  suggestedState: z.enum(referralStates).nullable(),
})

export const SessionPage = pageSchema(Session)

export const NewNote = z.strictObject({ body: paragraph(20_000), supersedesId: uuid.optional() })

export const Note = z.strictObject({
  id: uuid,
  author: person,
  body: z.string(),
  writtenAt: z.string(),
  supersedesId: uuid.nullable(),
  supersededById: uuid.nullable(),
})

export const NotePage = pageSchema(Note)
