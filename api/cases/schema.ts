import { z } from 'zod'
import { closingReasons } from '../../commands/casework/closeCase.ts'
import { jurisdictionIds } from '../../jurisdictions/load.ts'
import { caseStatuses } from '../../models/Case.ts'
import { deadlineStates } from '../../models/Deadline.ts'
import { serviceWays } from '../../models/Step.ts'
import { paging } from '../page.ts'
import { byId, countryCode, date, line, paragraph, reference, uuid } from '../text.ts'

const code = z.string().regex(/^[A-Za-z0-9_-]{1,24}$/, 'a code of the jurisdiction')

export const CaseQuery = z.strictObject({
  ...paging,
  status: z.enum(caseStatuses).optional(),
  stage: code.optional(),
  leadId: uuid.optional(),
  clientId: uuid.optional(),
  reference: reference.optional(),
  sort: z.enum(['openedOn', '-openedOn', 'nextDeadlineOn', '-nextDeadlineOn']).default('-openedOn'),
})

const stepFields = {
  stage: code,
  happenedOn: date,
  learntOn: date.optional(),
  servedOn: date.nullable().default(null),
  servedHow: z.enum(serviceWays).nullable().default(null),
  statedOn: date.nullable().default(null),
  proof: line(500).nullable().default(null),
  results: z
    .array(z.strictObject({ ground: code, result: code }))
    .max(10)
    .default([]),
}

export const NewStep = z.strictObject({ track: code.default('claim'), ...stepFields })
export const Correction = z.strictObject({ step: z.strictObject(stepFields), because: line(500) })

export const NewCase = z.strictObject({
  clientId: uuid,
  jurisdiction: z.enum(jurisdictionIds).default(jurisdictionIds[0] ?? ''),
  leadId: uuid.optional(),
  openedOn: date.optional(),
  grounds: z.array(code).max(10).default([]),
  countryOfRisk: countryCode.nullable().default(null),
  claimMadeOn: date.nullable().default(null),
  narrative: paragraph(50_000).nullable().default(null),
  strategy: paragraph(50_000).nullable().default(null),
  arrival: z.strictObject(stepFields).nullable().default(null),
})

export const CaseEdit = z.strictObject({
  countryOfRisk: countryCode.nullable().optional(),
  claimMadeOn: date.nullable().optional(),
  regime: code.optional(),
  narrative: paragraph(50_000).nullable().optional(),
  strategy: paragraph(50_000).nullable().optional(),
})

export const Person = z.strictObject({ id: uuid, name: z.string() })

export const CaseSeen = z.strictObject({
  id: uuid,
  reference: z.string().optional(),
  jurisdiction: z.string().optional(),
  status: z.enum(caseStatuses).optional(),
  track: z.string().optional(),
  stage: z.string().optional(),
  stageName: z.string().nullable().optional(),
  lead: Person.optional(),
  openedOn: z.string().optional(),
  closedOn: z.string().nullable().optional(),
  nextDeadlineOn: z.string().nullable().optional(),
  clientId: uuid.optional(),
  grounds: z
    .array(z.strictObject({ ground: z.string(), result: z.string(), decidedOn: z.string().nullable() }))
    .optional(),
  countryOfRisk: z.string().nullable().optional(),
  regime: z.string().nullable().optional(),
  claimMadeOn: z.string().nullable().optional(),
  closingReason: z.string().nullable().optional(),
  tracks: z
    .array(
      z.strictObject({
        track: z.string(),
        stage: z.string(),
        stageName: z.string().nullable(),
        sinceOn: z.string(),
      }),
    )
    .optional(),
  alerts: z.array(z.string()).optional(),
  narrative: z.string().nullable().optional(),
  strategy: z.string().nullable().optional(),
})

export const StepSeen = z.strictObject({
  id: uuid,
  track: z.string(),
  fromStage: z.string(),
  stage: z.string(),
  stageName: z.string().nullable(),
  happenedOn: z.string(),
  learntOn: z.string(),
  servedOn: z.string().nullable(),
  servedHow: z.string().nullable(),
  statedOn: z.string().nullable(),
  proof: z.string().nullable(),
  results: z.array(z.strictObject({ ground: z.string(), result: z.string() })),
  recordedBy: uuid,
  recordedAt: z.string(),
  supersededById: uuid.nullable(),
  supersededBecause: z.string().nullable(),
})

export const DeadlineSeen = z.strictObject({
  id: uuid,
  track: z.string(),
  ruleId: z.string(),
  ruleVersion: z.number(),
  kind: z.string(),
  name: z.string(),
  demands: z.string(),
  soft: z.boolean(),
  stepId: uuid.nullable(),
  basisDate: z.string(),
  legalLastDay: z.string(),
  internalTarget: z.string(),
  daysLeft: z.number().nullable(),
  overdue: z.boolean(),
  verified: z.boolean(),
  confidence: z.string(),
  source: z.string(),
  explanation: z.string(),
  state: z.string(),
  settledOn: z.string().nullable(),
  settledById: uuid.nullable(),
  replacedById: uuid.nullable(),
  changedBecause: z.string().nullable(),
})

export const Recorded = z.strictObject({ step: StepSeen, deadlines: z.array(DeadlineSeen) })
export const Superseded = z.strictObject({
  step: StepSeen,
  changes: z.array(
    z.strictObject({
      deadlineId: uuid,
      name: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      state: z.enum(deadlineStates),
    }),
  ),
})
export const Move = z.strictObject({
  track: z.string(),
  stage: z.string(),
  name: z.string(),
  alerts: z.array(z.string()),
})
export const ChildQuery = z.strictObject(paging)
export const OfStep = byId.extend({ stepId: uuid })
export const OfDeadline = byId.extend({ deadlineId: uuid })

export const NewDeadline = z.strictObject({
  name: line(200),
  legalLastDay: date,
  internalTarget: date.optional(),
  source: line(300),
})
export const Extension = z.strictObject({ until: date, letterOn: date })
export const Settlement = z.strictObject({
  outcome: z.enum(['met', 'missed', 'void']),
  on: date,
  because: line(300),
})

export const NewNote = z.strictObject({ body: paragraph(50_000), privileged: z.boolean().default(true) })
export const NoteSeen = z.strictObject({
  id: uuid,
  author: Person,
  privileged: z.boolean(),
  body: z.string(),
  writtenAt: z.string(),
})

export const ClosureWish = z.strictObject({ reason: z.enum(closingReasons) })
export const TimelineEntry = z.strictObject({
  on: z.string(),
  kind: z.enum(['step', 'deadline']),
  title: z.string(),
  step: StepSeen.optional(),
  deadline: DeadlineSeen.optional(),
})
