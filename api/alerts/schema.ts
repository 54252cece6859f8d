import { z } from 'zod'
import { alertOutcomes, alertSources, alertStates } from '../../models/SafetyAlert.ts'
import { pageSchema, paging } from '../page.ts'
import { paragraph, uuid } from '../text.ts'

export const AlertQuery = z.strictObject({
  ...paging,
  sort: z.enum(['raisedAt', '-raisedAt']).default('-raisedAt'),
  state: z.enum(alertStates).optional(),
})

export const MyAlertQuery = z.strictObject(paging)

export const NewAlert = z.strictObject({
  flag: z.string().max(40),
  words: paragraph(2000).optional(),
})

export const Closing = z.strictObject({ outcome: z.enum(alertOutcomes) })

const person = z.strictObject({ id: uuid, name: z.string() })

export const AlertSeen = z.strictObject({
  id: uuid,
  reference: z.string(),
  client: z.strictObject({ id: uuid, reference: z.string() }),
  caseId: uuid.nullable(),
  flag: z.string(),
  /** What to look at, in words that say nothing of what somebody has. */
  flagWords: z.string(),
  state: z.enum(alertStates),
  raisedBy: person,
  raisedAt: z.string(),
  /** How often people were called. */
  callsMade: z.int(),
  nobodyOnDuty: z.boolean(),
  takenBy: person.nullable(),
  takenAt: z.string().nullable(),
  closedBy: person.nullable(),
  closedAt: z.string().nullable(),
  outcome: z.enum(alertOutcomes).nullable(),
  source: z.enum(alertSources).optional(),
  words: z.string().nullable().optional(),
  referralId: uuid.nullable().optional(),
  resultId: uuid.nullable().optional(),
})

export const AlertPage = pageSchema(AlertSeen)
