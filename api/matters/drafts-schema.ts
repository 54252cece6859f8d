import { z } from 'zod'
import { paging } from '../page.ts'
import { date, line, paragraph, uuid } from '../text.ts'

const named = z.strictObject({ id: z.string(), name: z.string() })

/** What the draft is, in a few words; the name of the file, where nothing is said. */
export const NewDraft = z.strictObject({ title: line(200).optional() })
export const DraftsQuery = z.strictObject(paging)
export const draftParams = z.strictObject({ id: uuid, draftId: uuid })
export const Review = z.strictObject({
  outcome: z.enum(['approved', 'returned']),
  words: paragraph(20_000).optional(),
})
export const Filing = z.strictObject({ filedOn: date })

export const Draft = z.strictObject({
  id: z.string(),
  /** Counted from 1 within the matter. */
  number: z.int(),
  title: z.string(),
  file: z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.int() }),
  state: z.string(),
  submittedBy: named,
  submittedAt: z.string(),
  reviewedBy: named.nullable(),
  reviewedAt: z.string().nullable(),
  review: z.string().nullable(),
  filedOn: z.string().nullable(),
})
