import { z } from 'zod'

const source = { source: z.string(), confidence: z.string() }

export const ThresholdSeen = z.strictObject({
  code: z.string(),
  on: z.union([z.literal('total'), z.int()]),
  when: z.union([z.strictObject({ atLeast: z.int() }), z.strictObject({ atMost: z.int() })]),
  words: z.string(),
  population: z.string(),
  ...source,
})

export const AlertSeen = z.strictObject({
  item: z.int(),
  atLeast: z.int(),
  flag: z.string(),
  words: z.string(),
  ...source,
})

export const SmallestChangeSeen = z.strictObject({
  code: z.string(),
  on: z.string(),
  points: z.number(),
  words: z.string(),
  population: z.string(),
  ...source,
})

const ItemSeen = z.strictObject({
  item: z.int(),
  least: z.int(),
  most: z.int(),
  /** Higher answers count less. */
  reversed: z.boolean(),
  /** False for an item that stands beside the total. */
  inTotal: z.boolean(),
  /** Null where the licence, or the choice of the centre, keeps the texts out. */
  text: z.string().nullable(),
})

const MeasureSeen = z.strictObject({
  code: z.string(),
  version: z.int(),
  name: z.string(),
  edition: z.string(),
  recall: z.string(),
  higherIs: z.enum(['better', 'worse']),
  range: z.strictObject({ least: z.int(), most: z.int(), percentageTimes: z.int().nullable(), ...source }),
  items: z.array(ItemSeen),
  itemTexts: z.enum(['held', 'not-held']),
  itemTextsReason: z.string().nullable(),
  thresholds: z.array(ThresholdSeen),
  alerts: z.array(AlertSeen),
  smallestChanges: z.array(SmallestChangeSeen),
  licence: z.strictObject({ holder: z.string(), terms: z.string(), ...source }),
  note: z.string().nullable(),
  /** The day on which a clinician signed it off; null while none has. */
  verifiedOn: z.string().nullable(),
})

export const MeasuresAnswer = z.strictObject({ items: z.array(MeasureSeen) })
