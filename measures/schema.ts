import { z } from 'zod'

const text = z.string().trim().min(1)
const code = z.string().regex(/^[a-z][a-z0-9-]*$/)
const confidenceSchema = z.enum(['sourced', 'inferred', 'unverified'])
const provenance = { source: text, confidence: confidenceSchema }
const itemNumber = z.int().positive()

const itemSchema = z.strictObject({
  item: itemNumber,
  least: z.int(),
  most: z.int(),
  reversed: z.boolean().default(false),
  /** False for an item that stands beside the total, such as a thermometer of distress. */
  inTotal: z.boolean().default(true),
  text: text.nullable().default(null),
})

const thresholdSchema = z.strictObject({
  code,
  /** What is looked at: the total, or one item by its number. */
  on: z.union([z.literal('total'), itemNumber]),
  when: z.union([z.strictObject({ atLeast: z.int() }), z.strictObject({ atMost: z.int() })]),
  words: text,
  population: text,
  ...provenance,
})

const alertSchema = z.strictObject({
  item: itemNumber,
  atLeast: z.int(),
  flag: code,
  words: text,
  ...provenance,
})

const smallestChangeSchema = z.strictObject({
  code,
  on: z.enum(['total', 'percentage']),
  points: z.number().positive(),
  words: text,
  population: text,
  ...provenance,
})

export const measureSchema = z.strictObject({
  code,
  version: z.int().positive(),
  name: text,
  edition: text,
  recall: text,
  higherIs: z.enum(['better', 'worse']),
  items: z.array(itemSchema).min(1),
  itemTexts: z.enum(['held', 'not-held']),
  itemTextsReason: text.nullable(),
  total: z.strictObject({
    least: z.int(),
    most: z.int(),
    /** What the total is multiplied by to give a percentage, where the measure is told as one. */
    percentageTimes: z.int().positive().nullable(),
    ...provenance,
  }),
  missingItems: z.union([
    z.strictObject({ rule: z.literal('no-total'), ...provenance }),
    z.strictObject({ rule: z.literal('mean-of-answered'), atMost: z.int().positive(), ...provenance }),
  ]),
  /** On each of `total` and the items, from the mildest to the gravest. */
  thresholds: z.array(thresholdSchema),
  noneReachedWords: text,
  alerts: z.array(alertSchema),
  smallestChanges: z.array(smallestChangeSchema),
  licence: z.strictObject({ holder: text, terms: text, ...provenance }),
  note: text.nullable(),
  verifiedOn: z.iso.date().nullable(),
  verifiedBy: text.nullable(),
})

export const flagsSchema = z.strictObject({
  flags: z.array(z.strictObject({ code, words: text, ...provenance })).min(1),
})

export type Measure = z.infer<typeof measureSchema>
export type Item = Measure['items'][number]
export type Threshold = Measure['thresholds'][number]
export type Alert = Measure['alerts'][number]
export type SmallestChange = Measure['smallestChanges'][number]
export type Flag = z.infer<typeof flagsSchema>['flags'][number]
