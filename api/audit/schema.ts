import { z } from 'zod'
import { paging } from '../page.ts'
import { uuid } from '../text.ts'

const moment = z.iso.datetime({ offset: true }).transform(text => new Date(text))

export const AuditQuery = z.strictObject({
  ...paging,
  actorId: uuid.optional(),
  subject: z
    .string()
    .regex(/^[A-Za-z]{1,40}$/)
    .optional(),
  subjectId: uuid.optional(),
  caseId: uuid.optional(),
  action: z
    .string()
    .regex(/^[a-z][a-z.-]{2,63}$/, 'like session.opened')
    .optional(),
  /** From this moment on. */
  from: moment.optional(),
  /** Before this moment. */
  to: moment.optional(),
  sort: z.enum(['seq', '-seq']).default('-seq'),
})

export const AuditAnswer = z.strictObject({
  seq: z.int(),
  at: z.string(),
  actorId: uuid.nullable(),
  actorRoles: z.array(z.string()),
  action: z.string(),
  subject: z.string(),
  subjectId: uuid.nullable(),
  caseId: uuid.nullable(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  network: z.string(),
  hash: z.string(),
})
