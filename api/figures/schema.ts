import { z } from 'zod'
import { type Dimension, dimensions } from '../../reports/figures/dimensions.ts'
import { units } from '../../reports/figures/table.ts'
import { pageSchema, paging } from '../page.ts'
import { date, uuid } from '../text.ts'

const names = Object.keys(dimensions) as [Dimension, ...Dimension[]]
const dimension = z.enum(names)
const unit = z.enum(units)

export const byCode = z.strictObject({ code: z.string().regex(/^[a-z]+\.[a-z-]+$/) })

/** From a day to a day, or a year: a calendar year, or one that begins on a day of its own. */
const span = {
  from: date.optional(),
  to: date.optional(),
  year: z.coerce.number().int().min(1901).max(2199).optional(),
  begins: z
    .string()
    .regex(/^\d{2}-\d{2}$/, 'a month and a day (MM-DD)')
    .refine(text => z.iso.date().safeParse(`2001-${text}`).success, 'not a day of every year')
    .optional(),
  asAt: z.iso.datetime({ offset: true }).optional(),
}

/** Dimensions are written one after the other: `by=stage,gender`. */
export const FigureQuery = z.strictObject({
  ...span,
  by: z
    .string()
    .max(200)
    .transform(text => text.split(','))
    .pipe(z.array(dimension).max(3))
    .default([]),
})

export const RecordsQuery = z.strictObject({ ...span, ...paging })

export const Catalogue = z.strictObject({
  figures: z.array(
    z.strictObject({
      code: z.string(),
      unit,
      definition: z.string(),
      share: z.boolean(),
      dimensions: z.array(dimension),
    }),
  ),
  dimensions: z.array(z.strictObject({ code: dimension, definition: z.string() })),
})

const Shown = z.union([
  z.strictObject({ value: z.int() }),
  z
    .strictObject({ masked: z.literal(true) })
    .describe('small: from one to the largest number that is hidden'),
  z.strictObject({ withheld: z.literal(true) }).describe('hidden because it would tell a small one'),
])

const Counted = z.strictObject({
  from: date,
  to: date,
  total: Shown.nullable(),
  of: Shown.optional(),
  cells: z.array(
    z.strictObject({ by: z.record(z.string(), z.string()), count: Shown, of: Shown.optional() }),
  ),
})

export const FigureAnswer = z.strictObject({
  code: z.string(),
  unit,
  definition: z.string(),
  asAt: z.iso.datetime(),
  dimensions: z.array(dimension),
  addsUp: z.boolean(),
  period: Counted,
  /** The period before, as it was known at the same moment. */
  before: Counted,
})

export const RecordsPage = pageSchema(
  z.strictObject({ kind: z.string(), id: uuid, reference: z.string().nullable() }),
)
