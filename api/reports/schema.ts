import { z } from 'zod'
import { reportStates } from '../../models/Report.ts'
import { kindNames, kindOf } from '../../reports/kinds.ts'
import { pageSchema, paging } from '../page.ts'
import { uuid } from '../text.ts'

function orderOf(name: string) {
  const { fields, audiences, languages } = kindOf(name)
  return z.strictObject({
    kind: z.literal(name),
    audience: z.enum(audiences).default(audiences[0]),
    language: z.enum(languages).default(languages[0]),
    ...fields,
  })
}

type Order = ReturnType<typeof orderOf>

/** What may be asked for: each kind with the fields of its own. */
export const NewReport = z.discriminatedUnion(
  'kind',
  kindNames.map(orderOf) as unknown as [Order, ...Order[]],
)

export const ReportQuery = z.strictObject({
  ...paging,
  sort: z.enum(['askedAt', '-askedAt']).default('-askedAt'),
  state: z.enum(reportStates).optional(),
  kind: z.enum(kindNames).optional(),
  askedBy: uuid.optional(),
})

export const ReportAnswer = z.strictObject({
  id: z.string(),
  kind: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  audience: z.string(),
  language: z.string(),
  askedBy: z.strictObject({ id: z.string(), name: z.string() }),
  askedAt: z.string(),
  state: z.enum(reportStates),
  percent: z.int().describe('how far it has come'),
  failure: z
    .string()
    .nullable()
    .describe('why it was not made: rights-lost, nothing-to-report, would-reveal or broken'),
  fingerprint: z.string().nullable(),
  finishedAt: z.string().nullable(),
  expiresAt: z.string().nullable().describe('when its file is destroyed'),
})

export const ReportPage = pageSchema(ReportAnswer)

/** As people copy it: in groups, in capitals, from the last page; or the SHA-256 of the file. */
export const byFingerprint = z.strictObject({
  fingerprint: z
    .string()
    .max(160)
    .transform(text => text.toLowerCase().replace(/[\s-]/g, ''))
    .refine(text => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)),
})

export const Verified = z.strictObject({
  kind: z.string(),
  madeAt: z.string(),
  installation: z.string(),
  state: z
    .enum(['valid', 'superseded', 'draft', 'refused'])
    .describe(
      'superseded where the same report was made later with other content; draft where it was not issued yet, and refused where it never will be',
    ),
})
