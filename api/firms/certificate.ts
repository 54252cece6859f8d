import { z } from 'zod'
import { record } from '../../commands/record.ts'
import { inTransaction } from '../../models/database.ts'
import { Firm } from '../../models/Firm.ts'
import { entryKinds } from '../../models/TimeEntry.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { drawHours } from '../../reports/certificates/draw-hours.ts'
import type { HoursCertificate } from '../../reports/certificates/figures.ts'
import { gatherHours } from '../../reports/certificates/gather-hours.ts'
import { type Asked, endpoint, ok } from '../endpoint.ts'
import { allMarked, date } from '../text.ts'
import { OfPerson } from './people-schema.ts'

const PeriodQuery = z
  .strictObject({ from: date, to: date })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'before the first day' })

export const HoursCertificateAnswer = z.strictObject({
  code: z.string(),
  centre: z.strictObject({ name: z.string() }),
  issuedOn: date,
  person: z.strictObject({ name: z.string() }),
  firm: z.strictObject({ name: z.string() }),
  period: z.strictObject({ from: date, to: date }),
  minutes: z.int(),
  kinds: z.array(z.strictObject({ kind: z.enum(entryKinds), minutes: z.int(), matters: z.int().nullable() })),
})

export const hours = endpoint({
  summary: 'What a certificate of somebody’s verified pro bono hours says, for any period',
  policy: { may: ['read-certificate', 'User'] },
  params: OfPerson,
  query: PeriodQuery,
  answer: { status: 200, schema: HoursCertificateAnswer },
  transaction: true,
  handle: async asked => ok(allMarked(await gatherAudited(asked))),
})

export const hoursPdf = endpoint({
  summary: 'The certificate of somebody’s verified pro bono hours',
  policy: { may: ['read-certificate', 'User'] },
  params: OfPerson,
  query: PeriodQuery,
  answer: { status: 200, media: 'application/pdf' },
  // The transaction ends before the drawing begins.
  transaction: false,
  audits: true,
  handle: async asked => {
    const figures = await inTransaction(() => gatherAudited(asked))
    const name = `certificate-${figures.code}.pdf`
    return { status: 200, file: { type: 'application/pdf', name, bytes: await drawHours(figures) } }
  },
})

type CertificateAsked = Asked<z.infer<typeof OfPerson>, z.infer<typeof PeriodQuery>, unknown>

async function gatherAudited(asked: CertificateAsked): Promise<HoursCertificate> {
  const { ability, context, params, query, house } = asked
  const firm = await findFor(ability, 'read', Firm, params.id)
  authorize(ability, 'read-certificate', 'User')
  const figures = await gatherHours(ability, {
    firmId: firm.id,
    userId: params.userId,
    period: query,
    issuedOn: context.today,
    centre: { name: house.config.CENTRE_NAME },
  })
  const person = { type: 'User', id: params.userId }
  await record(context, 'certificate.made', person, { records: [firm.id], outcome: figures.code })
  return figures
}
