import { z } from 'zod'
import { recallAnswers } from '../../models/ConsentRecall.ts'
import { paging } from '../page.ts'
import { paragraph, uuid } from '../text.ts'

export const RecallQuery = z.strictObject({
  ...paging,
  sort: z.enum(['askedAt', '-askedAt']).default('-askedAt'),
  firmId: uuid.optional(),
  clientId: uuid.optional(),
  answered: z.enum(['true', 'false']).optional(),
})

export const RecallAnswer = z.strictObject({
  answer: z.enum(recallAnswers),
  words: paragraph(2000).optional(),
})

/** The consent and the client are for those who see the client's file. */
export const Recall = z.strictObject({
  id: z.string(),
  firm: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  matters: z.array(z.string()),
  askedAt: z.string(),
  answeredAt: z.string().nullable(),
  answer: z.string().nullable(),
  words: z.string().nullable().optional(),
  consentId: z.string().optional(),
  clientId: z.string().optional(),
})
