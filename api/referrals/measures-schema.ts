import { z } from 'zod'
import { measureModes } from '../../models/MeasureResult.ts'
import { SmallestChangeSeen, ThresholdSeen } from '../measures/schema.ts'
import { pageSchema } from '../page.ts'
import { byId, date, languageTag, line, paragraph, uuid } from '../text.ts'

const answers = z
  .record(z.string().max(8), z.number().nullable())
  .refine(given => Object.keys(given).length <= 100, 'more answers than any measure has items')

export const NewResult = z.strictObject({
  measure: z.string().max(24),
  version: z.int().min(1).max(1000),
  /** Answers by item number; null, or nothing, where an item was not answered. */
  items: answers.optional(),
  /** Typed by the clinician, where the texts of the items are not held. */
  total: z.number().optional(),
  language: languageTag.max(35),
  takenOn: date,
  mode: z.enum(measureModes),
  interpreter: line(200).nullable().optional(),
  administeredBy: uuid.optional(),
})

export const ResultCorrection = z.strictObject({ result: NewResult, because: paragraph(500) })

export const OfResult = byId.extend({ resultId: uuid })

const person = z.strictObject({ id: uuid, name: z.string() })

const ScoreSeen = z.strictObject({
  total: z.number().nullable(),
  percentage: z.number().nullable(),
  madeFrom: z.enum(['items', 'total']),
  /** Whether missing answers were replaced by the published rule of the measure. */
  replaced: z.boolean(),
  /** What the score says, in words to look closer; null where a missing answer leaves that open. */
  words: z.string().nullable(),
  reached: z.array(ThresholdSeen),
  alerts: z.array(z.strictObject({ item: z.int(), flag: z.string(), words: z.string(), source: z.string() })),
  missing: z.array(z.int()),
  incomplete: z.boolean(),
})

export const ResultSeen = z.strictObject({
  id: uuid,
  measure: z.string(),
  version: z.int(),
  name: z.string(),
  items: z.record(z.string(), z.number().nullable()).nullable(),
  /** Null where the key of the answers was destroyed. */
  score: ScoreSeen.nullable(),
  language: z.string(),
  takenOn: date,
  mode: z.enum(measureModes),
  interpreter: z.string().nullable(),
  administeredBy: person,
  recordedBy: person,
  recordedAt: z.string(),
  /** The result that stands in its place, and why. */
  superseded: z.strictObject({ byId: uuid, because: z.string() }).nullable(),
})

export const ResultPage = pageSchema(ResultSeen)

const ChangeSeen = z.strictObject({
  difference: z.number(),
  direction: z.enum(['better', 'worse', 'same']),
  /** Every published smallest change; empty where none is known, which is not "no change". */
  published: z.array(SmallestChangeSeen.extend({ reached: z.boolean() })),
})

const PointSeen = z.strictObject({
  resultId: uuid,
  referralId: uuid,
  takenOn: date,
  total: z.number(),
  language: z.string(),
  mode: z.enum(measureModes),
  /** From the result before, and from the first one; null for the first. */
  sincePrevious: ChangeSeen.nullable(),
  sinceFirst: ChangeSeen.nullable(),
})

const SeriesSeen = z.strictObject({
  measure: z.string(),
  version: z.int(),
  name: z.string(),
  /** Results that could not be compared, since too few items were answered. */
  withoutTotal: z.int(),
  points: z.array(PointSeen),
})

export const ChangesAnswer = z.strictObject({ items: z.array(SeriesSeen) })
