import { z } from 'zod'
import { declineReasons } from '../../commands/psychosocial/reports/reportMoves.ts'
import { examinations, istanbulGrades, reportPurposes, reportStates } from '../../models/MedicoLegalReport.ts'
import { pageSchema, paging } from '../page.ts'
import { date, languageTag, line, paragraph, uuid } from '../text.ts'

const state = z.enum(reportStates)
const grade = z.enum(istanbulGrades)

export const ReportQuery = z.strictObject({
  ...paging,
  sort: z.enum(['requestedOn', '-requestedOn']).default('-requestedOn'),
  state: state.optional(),
  caseId: uuid.optional(),
})

export const ChildQuery = z.strictObject(paging)

const asked = {
  purpose: z.enum(reportPurposes),
  examination: z.enum(examinations),
  language: languageTag.max(35),
}

export const NewReport = z.strictObject({
  ...asked,
  instructions: paragraph(4000).optional(),
  matterId: uuid.optional(),
  providerId: uuid.optional(),
})

export const Move = z.strictObject({
  state,
  because: z.enum(declineReasons).optional(),
  examinedOn: date.optional(),
  reason: paragraph(4000).optional(),
})

export const Examiner = z.strictObject({ userId: uuid })

export const Findings = z.strictObject({
  findings: z.array(z.strictObject({ subject: line(500), grade })).max(200),
  overall: grade.nullable(),
})

const outline = {
  id: uuid,
  reference: z.string(),
  state,
  ...asked,
  because: z.string().nullable(),
  requestedOn: date,
  examinedOn: date.nullable(),
}

const person = z.strictObject({ id: uuid, name: z.string() })

export const ReportPage = pageSchema(
  z.strictObject({
    ...outline,
    caseId: uuid.optional(),
    client: z.strictObject({ id: uuid, reference: z.string() }).optional(),
  }),
)

export const ReportAnswer = z.strictObject({
  ...outline,
  client: z.strictObject({ id: uuid, reference: z.string() }).optional(),
  caseId: uuid.optional(),
  matterId: uuid.nullable().optional(),
  provider: person.nullable().optional(),
  requestedBy: person.optional(),
  examiner: person.nullable().optional(),
  instructions: z.string().nullable().optional(),
  findings: z.array(z.strictObject({ subject: z.string(), grade })).optional(),
  overall: grade.nullable().optional(),
  file: z.strictObject({ mediaType: z.string(), bytes: z.int() }).nullable().optional(),
  reason: z.string().nullable().optional(),
  /** The states to which the reader may move it now. */
  allowed: z.array(state),
})

export const MovePage = pageSchema(
  z.strictObject({
    from: state.nullable(),
    to: state,
    movedBy: person,
    movedAt: z.string(),
    because: z.string().nullable(),
  }),
)
