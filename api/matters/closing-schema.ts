import { z } from 'zod'
import { documentFates, matterClosingReasons } from '../../models/MatterClosure.ts'
import { feedbackGivers } from '../../models/MatterFeedback.ts'
import { date, languageTag, paragraph } from '../text.ts'

const outcome = z.strictObject({ ground: z.string().max(24), result: z.string().max(24) })

export const Closure = z.strictObject({
  closedOn: date.optional(),
  reason: z.enum(matterClosingReasons),
  /** What the work led to, by the grounds and results of the case's jurisdiction. */
  outcomes: z.array(outcome).max(50).optional(),
  /** That the client was told, and in which language. */
  told: z.strictObject({ toldOn: date, language: languageTag, how: paragraph(2000).optional() }).optional(),
  /** What becomes of the firm's copies, and on which day; no day is needed where it holds none. */
  documents: z.strictObject({ fate: z.enum(documentFates), on: date.optional() }),
  /** Why it is closed although a handover or a draft is open. */
  despite: paragraph(2000).optional(),
})

export const Statement = z.strictObject({ certifiedOn: date, words: paragraph(2000).optional() })
export const PaperQuery = z.strictObject({ certifiedOn: date })

export const Feedback = z.strictObject({
  from: z.enum(feedbackGivers),
  rating: z.int().min(1).max(5),
  words: paragraph(5000).optional(),
})

const named = z.strictObject({ id: z.string(), name: z.string() })

export const FeedbackAnswer = z.strictObject({
  from: z.string(),
  rating: z.int(),
  words: z.string().nullable(),
  givenAt: z.string(),
})

const Certificate = z.strictObject({
  certifiedOn: z.string(),
  by: named,
  words: z.string().nullable(),
  /** Whether there is a paper. */
  paper: z.boolean(),
})

export const DocumentsAnswer = z.strictObject({
  fate: z.string(),
  on: z.string().nullable(),
  certificate: Certificate.nullable(),
})

/** The whole for those who closed it; the firm's part for its coordinator. */
export const ClosureAnswer = z.strictObject({
  closedOn: z.string(),
  documents: DocumentsAnswer,
  feedback: z.array(FeedbackAnswer),
  reason: z.string().optional(),
  closedBy: named.nullable().optional(),
  outcomes: z.array(outcome).optional(),
  told: z
    .strictObject({ toldOn: z.string(), language: z.string(), how: z.string().nullable() })
    .nullable()
    .optional(),
  despite: z.string().nullable().optional(),
})
