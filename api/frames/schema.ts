import { z } from 'zod'
import { confidences } from '../../models/Frame.ts'
import { catalogue } from '../../reports/figures/catalogue.ts'
import { line, paragraph } from '../text.ts'

const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/, 'small letters, digits, dots and hyphens')
const known = new Set(catalogue.map(figure => figure.code))
const once = (given: string[]) => new Set(given).size === given.length

const FrameLine = z.strictObject({
  code,
  title: line(200),
  figures: z
    .array(z.string().refine(figure => known.has(figure), 'no figure has this code'))
    .max(20)
    .refine(once, 'a figure stands here twice'),
  note: paragraph(400).nullable().default(null),
  confidence: z.enum(confidences).default('unverified'),
  translations: z
    .strictObject({
      'zh-Hant': z
        .strictObject({ title: line(200), note: paragraph(400).nullable().default(null) })
        .optional(),
    })
    .optional(),
})

const lines = z
  .array(FrameLine)
  .min(1)
  .max(60)
  .refine(given => once(given.map(one => one.code)), 'two lines have one code')

export const byCode = z.strictObject({ code })
export const FrameChange = z.strictObject({ title: line(200), source: line(400), lines })
export const NewFrame = FrameChange.extend({ code })

const LineTranslation = z.strictObject({ title: z.string(), note: z.string().nullable() })

export const FrameAnswer = z.strictObject({
  code: z.string(),
  title: z.string(),
  source: z.string(),
  lines: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      figures: z.array(z.string()),
      note: z.string().nullable(),
      confidence: z.enum(confidences),
      translations: z.record(z.string(), LineTranslation).optional(),
    }),
  ),
})

export const FramesAnswer = z.strictObject({ items: z.array(FrameAnswer) })
