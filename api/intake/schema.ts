import { z } from 'zod'
import { intakeKinds, intakeStates } from '../../models/Intake.ts'
import { urgencies } from '../../models/Referral.ts'
import { pageSchema, paging } from '../page.ts'
import { languageTag, line, paragraph, uuid } from '../text.ts'

const kind = z.enum(intakeKinds)
const urgency = z.enum(urgencies)
const state = z.enum(intakeStates)

/** Little is asked: whoever fears for their life tells it to a person. */
export const NewIntake = z.strictObject({
  kind,
  urgency: urgency.default('routine'),
  language: languageTag.max(35).optional(),
  name: line(200).optional(),
  contact: paragraph(500),
  safeContact: paragraph(500).optional(),
  agency: line(200).optional(),
  message: paragraph(4000),
})

/** What whoever asked may quote. */
export const Received = z.strictObject({ reference: z.string() })

export const IntakeQuery = z.strictObject({
  ...paging,
  sort: z.enum(['urgent', '-receivedAt', 'receivedAt']).default('urgent'),
  state: state.default('waiting'),
  kind: kind.optional(),
  urgency: urgency.optional(),
})

export const Triage = z.strictObject({
  outcome: z.enum(['taken-up', 'passed-on', 'refused', 'spam']),
  clientId: uuid.optional(),
})

const outline = {
  id: uuid,
  reference: z.string(),
  kind,
  urgency,
  language: z.string().nullable(),
  state,
  receivedAt: z.string(),
  triagedAt: z.string().nullable(),
  triagedBy: uuid.nullable(),
  clientId: uuid.nullable(),
}

export const ListedIntake = z.strictObject(outline)
export const IntakePage = pageSchema(ListedIntake)

const textOrNull = z.string().nullable().optional()

export const IntakeAnswer = z.strictObject({
  ...outline,
  name: textOrNull,
  contact: textOrNull,
  safeContact: textOrNull,
  agency: textOrNull,
  message: textOrNull,
})
