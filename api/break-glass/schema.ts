import { z } from 'zod'
import { glassReasons, glassRecords, glassVerdicts } from '../../models/BreakGlass.ts'
import { pageSchema, paging } from '../page.ts'
import { paragraph, reference, uuid } from '../text.ts'

const words = new Intl.Segmenter('und', { granularity: 'word' })
const countOfWords = (text: string) => [...words.segment(text)].filter(one => one.isWordLike).length

/** The record is named by its id, or by its reference where somebody read that out on the telephone. */
export const NewGlass = z
  .strictObject({
    record: z.enum(glassRecords),
    id: uuid.optional(),
    reference: reference.optional(),
    reasonCode: z.enum(glassReasons),
    reason: paragraph(2000).refine(text => countOfWords(text) >= 3, 'say it in some words'),
  })
  .refine(({ id, reference: said }) => (id === undefined) !== (said === undefined), {
    path: ['id'],
    message: 'name the record by its id or by its reference',
  })

const states = ['asked', 'lapsed', 'open', 'over'] as const

export const GlassQuery = z.strictObject({
  ...paging,
  sort: z.enum(['askedAt', '-askedAt']).default('-askedAt'),
  clientId: uuid.optional(),
  state: z.enum(states).optional(),
  reviewed: z.enum(['true', 'false']).optional(),
})

export const Review = z.strictObject({
  verdict: z.enum(glassVerdicts),
  words: paragraph(2000).optional(),
})

const person = z.strictObject({ id: z.string(), name: z.string() })

export const Glass = z.strictObject({
  id: z.string(),
  record: z.enum(glassRecords),
  recordId: z.string(),
  clientId: z.string(),
  actor: person,
  reasonCode: z.enum(glassReasons),
  reason: z.string(),
  state: z.enum(states),
  askedAt: z.string(),
  openedAt: z.string().nullable(),
  /** When it shuts, or, while it waits for a second person, when it can no longer be confirmed. */
  endsAt: z.string(),
  secondBy: person.nullable(),
  verdict: z.enum(glassVerdicts).nullable(),
  reviewWords: z.string().nullable(),
  reviewedBy: person.nullable(),
  reviewedAt: z.string().nullable(),
})

export const GlassPage = pageSchema(Glass)
