import { z } from 'zod'

const text = z.string().trim().min(1)
const code = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
const codes = z.array(code).default([])
const isoDate = z.iso.date()
const named = z.strictObject({ code, name: text })

export const confidenceSchema = z.enum(['sourced', 'inferred', 'unverified'])
const provenance = { source: text, confidence: confidenceSchema }
const signedOff = { ...provenance, verifiedOn: isoDate.nullable() }

/** What reports count of a process. A stage that counts as one of these says so; what the others are called is its own. */
export const milestones = [
  'form-returned',
  'interview-held',
  'hearing-held',
  'appeal-lodged',
  'late-appeal-sought',
  'protected',
  'work-granted',
  'work-renewed',
] as const
export type Milestone = (typeof milestones)[number]

const stageSchema = z.strictObject({
  code,
  name: text,
  phase: code.nullable().default(null),
  acts: z.array(code).min(1),
  legalBasis: text.nullable(),
  next: z.array(code),
  inferredNext: codes,
  closes: z.boolean().default(false),
  mayClose: z.boolean().default(false),
  /** The step at which the claim counts as made: its day decides which regime applies. */
  makesClaim: z.boolean().default(false),
  countsAs: z.enum(milestones).nullable().default(null),
  dates: z
    .strictObject({ happenedOn: text.optional(), servedOn: text.optional(), statedOn: text.optional() })
    .default({}),
  alert: text.nullable().default(null),
  ...signedOff,
})

const trackSchema = z.strictObject({
  code,
  name: text,
  initial: code,
  anytime: z.array(z.strictObject({ to: code, why: text, ...provenance })).default([]),
  stages: z.array(stageSchema).min(1),
})

const regimeSchema = z.strictObject({
  code,
  name: text,
  claimsFrom: isoDate.nullable(),
  claimsTo: isoDate.nullable(),
  pendingAtChange: z.boolean().nullable(),
  ...signedOff,
})

export const processSchema = z.strictObject({
  id: code,
  name: text,
  version: z.int().positive(),
  phases: z.array(named),
  actors: z.array(named).min(1),
  regimes: z.array(regimeSchema).min(1),
  unknownStage: z.strictObject({ code, name: text, ...signedOff }),
  tracks: z.array(trackSchema).min(1),
})

const rollRuleSchema = z.strictObject({
  id: code,
  moves: z.enum(['forward', 'none']),
  citation: text.nullable(),
  note: text.nullable(),
  ...provenance,
})

const ruleSchema = z.strictObject({
  id: code,
  version: z.int().positive(),
  name: text,
  demands: text,
  kind: z.enum(['derived', 'stated', 'alert']),
  soft: z.boolean().default(false),
  trigger: z.array(code),
  arrivalTrigger: codes,
  basis: z.enum(['happenedOn', 'servedOn', 'statedOn']),
  basisWords: text,
  whenBasisMissing: z.enum(['use-day-of-step', 'no-deadline']).default('use-day-of-step'),
  statedDatePrevails: z.boolean().default(false),
  period: z
    .union([z.strictObject({ days: z.int().positive() }), z.strictObject({ months: z.int().positive() })])
    .nullable()
    .default(null),
  roll: code.nullable().default(null),
  answeredBy: z.array(code),
  missedBy: codes,
  extendedBy: codes,
  remedy: code.nullable().default(null),
  extendable: text.nullable(),
  internalTargetDays: z.int().nonnegative(),
  legalSource: text,
  effectiveFrom: isoDate.nullable(),
  effectiveTo: isoDate.nullable(),
  sourceNote: text,
  confidence: confidenceSchema,
  verifiedOn: isoDate.nullable(),
  verifiedBy: text.nullable().default(null),
})

export const deadlinesSchema = z.strictObject({
  rollRules: z.array(rollRuleSchema).min(1),
  rules: z.array(ruleSchema).min(1),
})

const groundSchema = z.strictObject({
  code,
  name: text,
  legalBasis: text,
  description: text,
  reasons: z.array(named),
  ...signedOff,
})

export const groundsSchema = z.strictObject({
  grounds: z.array(groundSchema).min(1),
  results: z.array(z.strictObject({ code, name: text, ...provenance })).min(1),
})

const yearSchema = z.strictObject({
  year: z.int(),
  ...provenance,
  days: z.array(z.strictObject({ date: isoDate, name: text })),
})

export const calendarSchema = z.strictObject({
  version: text,
  zone: text,
  // Six at most: counting would never end in a week without an open day.
  weekly: z.array(z.strictObject({ isoWeekday: z.int().min(1).max(7), name: text })).max(6),
  counting: z.strictObject({
    shortPeriodDays: z.int().nonnegative(),
    sourceNote: text,
    ...provenance,
  }),
  years: z.array(yearSchema).min(1),
})

export type Confidence = z.infer<typeof confidenceSchema>
export type Stage = z.infer<typeof stageSchema>
export type Track = z.infer<typeof trackSchema>
export type Process = z.infer<typeof processSchema>
export type Regime = z.infer<typeof regimeSchema>
export type RollRule = z.infer<typeof rollRuleSchema>
export type DeadlineRule = z.infer<typeof ruleSchema>
export type Grounds = z.infer<typeof groundsSchema>
export type CalendarFile = z.infer<typeof calendarSchema>
export type Period = { days: number } | { months: number }

/** The days on which a period cannot end: `named` maps ISO dates to the names of the holidays. */
export type Calendar = CalendarFile & { named: ReadonlyMap<string, string> }

/** The whole of a place's process as data, checked and ready to be asked. */
export interface Jurisdiction {
  id: string
  name: string
  process: Process
  rollRules: RollRule[]
  rules: DeadlineRule[]
  grounds: Grounds
  calendar: Calendar
}
