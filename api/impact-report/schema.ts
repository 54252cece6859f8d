import { z } from 'zod'
import { asAtSchema } from '../../reports/figures/moment.ts'
import { units } from '../../reports/figures/table.ts'
import { languages } from '../../reports/language/languages.ts'
import { date } from '../text.ts'

const language = z.enum(languages)

export const ImpactQuery = z.strictObject({
  from: date,
  to: date,
  asAt: asAtSchema.optional(),
  language: language.default('en'),
})

const Count = z.union([
  z.strictObject({ value: z.int() }),
  z.strictObject({ masked: z.literal(true) }),
  z.strictObject({ withheld: z.literal(true) }),
])
const Row = z.strictObject({
  code: z.string(),
  unit: z.enum(units),
  by: z.record(z.string(), z.string()),
  now: Count,
  before: Count,
})
const Span = z.strictObject({ from: date, to: date })

/** The figures of an impact report: minutes for time, minor units for money. */
export const ImpactAnswer = z.strictObject({
  /** Of the definitions; all else is codes and numbers. */
  language,
  centre: z.strictObject({ name: z.string() }),
  period: Span,
  before: Span,
  asAt: z.iso.datetime(),
  preparedOn: date,
  smallCells: z.int(),
  sections: z.array(z.strictObject({ code: z.string(), rows: z.array(Row) })),
  frames: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      source: z.string(),
      translations: z
        .record(z.string(), z.strictObject({ title: z.string(), source: z.string() }))
        .optional(),
      lines: z.array(
        z.strictObject({
          code: z.string(),
          title: z.string(),
          note: z.string().nullable(),
          confidence: z.string(),
          translations: z
            .record(z.string(), z.strictObject({ title: z.string(), note: z.string().nullable() }))
            .optional(),
          figures: z.array(Row),
        }),
      ),
    }),
  ),
  definitions: z.array(z.strictObject({ code: z.string(), text: z.string() })),
})
