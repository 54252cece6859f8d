import { z } from 'zod'
import { releaseStates } from '../../models/Release.ts'
import { pageSchema, paging } from '../page.ts'
import { paragraph, uuid } from '../text.ts'

export const ReleaseQuery = z.strictObject({
  ...paging,
  sort: z.enum(['asAt', '-asAt']).default('-asAt'),
  state: z.enum(releaseStates).optional(),
  reportId: uuid.optional(),
})

export const Refusal = z.strictObject({ reason: paragraph(2000) })

export const ReleaseAnswer = z.strictObject({
  id: z.string(),
  reportId: z.string(),
  report: z.strictObject({
    kind: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    language: z.string(),
    file: z.string().nullable().describe('where the report is read; null once its file was destroyed'),
  }),
  audience: z.string(),
  asAt: z.string(),
  state: z.enum(releaseStates),
  madeBy: z.string(),
  maker: z.string().describe('the name of who made it'),
  askedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  issuedBy: z.string().nullable(),
  issuedAt: z.string().nullable(),
  refusedBy: z.string().nullable(),
  refusedAt: z.string().nullable(),
  reason: z.string().nullable(),
})

export const ReleasePage = pageSchema(ReleaseAnswer)
