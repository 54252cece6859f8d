import { z } from 'zod'
import { type Dimension, dimensions } from '../../reports/figures/dimensions.ts'
import { asAts } from '../../reports/figures/figure.ts'
import { asAtSchema } from '../../reports/figures/moment.ts'
import { units } from '../../reports/figures/table.ts'
import { pageSchema, paging } from '../page.ts'
import { date, uuid } from '../text.ts'

const names = Object.keys(dimensions) as [Dimension, ...Dimension[]]
const dimension = z.enum(names)
const unit = z.enum(units)

export const byCode = z.strictObject({ code: z.string().regex(/^[a-z]+\.[a-z-]+$/) })

/** From a day to a day, or a year: the programme's own, or one that begins on the day that is said. */
const span = {
  from: date.optional(),
  to: date.optional(),
  year: z.coerce.number().int().min(1901).max(2199).optional(),
  begins: z
    .string()
    .regex(/^\d{2}-\d{2}$/, 'a month and a day (MM-DD)')
    .refine(text => z.iso.date().safeParse(`2001-${text}`).success, 'not a day of every year')
    .optional(),
  asAt: asAtSchema.optional(),
}

const once = (given: string[]) => new Set(given).size === given.length

/** Dimensions are written one after the other: `by=stage,gender`. */
export const FigureQuery = z.strictObject({
  ...span,
  by: z
    .string()
    .max(200)
    .transform(text => text.split(','))
    .pipe(z.array(dimension).max(3).refine(once, 'a dimension stands here twice'))
    .default([]),
  merge: z
    .enum(['none', 'proposed'])
    .default('none')
    .describe('whether the small categories are told as one where that is proposed, so that less is hidden'),
})

/** One cell of the figure: `in=stage:A02,gender:female`. */
const cell = z
  .string()
  .max(300)
  .transform(text => text.split(',').map(part => part.split(/:(.*)/s, 2)))
  .pipe(
    z
      .array(z.tuple([dimension, z.string().min(1).max(64)]))
      .max(3)
      .refine(parts => once(parts.map(([name]) => name)), 'a dimension stands here twice'),
  )
  .transform(parts => Object.fromEntries(parts))

export const RecordsQuery = z.strictObject({
  ...span,
  in: cell.default({}),
  among: z.enum(['true', 'false']).default('false'),
  ...paging,
})

export const Catalogue = z.strictObject({
  figures: z.array(
    z.strictObject({
      code: z.string(),
      unit,
      definition: z.string(),
      share: z.boolean(),
      asAt: z
        .enum(asAts)
        .describe(
          'full: the same for the same moment whenever it is asked; otherwise as its records stand now',
        ),
      dimensions: z.array(dimension),
      asItStands: z
        .array(dimension)
        .describe('divided by these, an earlier moment is told by what is known now'),
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
  merging: z.strictObject({
    proposed: z.array(z.strictObject({ dimension: z.string(), from: z.array(z.string()), into: z.string() })),
    done: z.boolean(),
  }),
  period: Counted,
  /** The period before, as it was known at the same moment. */
  before: Counted,
})

export const RecordsPage = pageSchema(
  z.strictObject({
    kind: z.string(),
    id: uuid,
    reference: z.string().nullable(),
    amount: z.int().nullable().describe('what it adds to the number, where that is an amount'),
  }),
)
