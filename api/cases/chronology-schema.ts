import { z } from 'zod'
import { purposes } from '../../reports/chronology/figures.ts'
import { date } from '../text.ts'

export const ChronologyQuery = z.strictObject({ purpose: z.enum(purposes).default('handover') })

const text = z.string()
const hand = z.strictObject({ by: text, on: date })
const place = { on: date, to: text }

const stepLine = z.strictObject({
  ...place,
  track: text,
  from: text.nullable(),
  learntOn: date,
  servedOn: date.nullable(),
  servedHow: text.nullable(),
  stated: z.strictObject({ on: date, what: text }).nullable(),
  proof: text.nullable(),
  results: z.array(z.strictObject({ ground: text, result: text })),
  recorded: hand.nullable(),
})

const correctedLine = stepLine.extend({
  because: text,
  corrected: z.strictObject({ ...place, hand }).nullable(),
})

const deadlineLine = z.strictObject({
  lastDay: date,
  name: text,
  demands: text,
  track: text,
  reminder: z.boolean(),
  rule: z.strictObject({ id: text, version: z.int() }).nullable(),
  basisDate: date,
  internalTarget: date.nullable(),
  sum: text,
  source: text,
  confidence: text,
  verified: z.boolean(),
  state: text,
  settledOn: date.nullable(),
  settledBy: z.strictObject(place).nullable(),
  movedTo: date.nullable(),
  because: text.nullable(),
})

export const ChronologyAnswer = z.strictObject({
  purpose: z.enum(purposes),
  code: text,
  centre: z.strictObject({ name: text }),
  preparedOn: date,
  case: z.strictObject({
    reference: text,
    jurisdiction: text,
    status: text,
    openedOn: date,
    closedOn: date.nullable(),
    lead: text.nullable(),
  }),
  client: z.strictObject({ name: text.nullable() }),
  tracks: z.array(z.strictObject({ track: text, stage: text, sinceOn: date })),
  grounds: z.array(z.strictObject({ ground: text, result: text, decidedOn: date.nullable() })),
  steps: z.array(stepLine),
  corrected: z.array(correctedLine),
  deadlines: z.array(deadlineLine),
  matters: z.array(
    z.strictObject({
      reference: text,
      work: text,
      firm: text.nullable(),
      status: text,
      openedOn: date,
      closedOn: date.nullable(),
    }),
  ),
  documents: z.array(
    z.strictObject({
      on: date,
      title: text,
      name: text,
      matter: text,
      state: text,
      by: text.nullable(),
    }),
  ),
})
