import { z } from 'zod'
import { filePartnershipDocument } from '../../commands/partnerships/agreements/filePartnershipDocument.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { readFile } from '../../models/files.ts'
import { Partnership } from '../../models/Partnership.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, handOut, ok, uploadEndpoint } from '../endpoint.ts'
import { byYear } from './schema.ts'

const MEGABYTE = 1024 * 1024

const DocumentAnswer = z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.int() })

export const file = uploadEndpoint({
  summary: 'File the signed document of an agreement; an earlier one is kept',
  policy: { may: ['agree-partnership', 'Firm'] },
  params: byYear,
  upload: {
    types: ['application/pdf'],
    limit: 10 * MEGABYTE,
    admit: async ({ ability, params }) =>
      partnershipOf(await findFor(ability, 'agree-partnership', Firm, params.id), params.year),
  },
  answer: { status: 200, schema: DocumentAnswer },
  transaction: true,
  handle: async ({ ability, context, params, file }) => {
    const firm = await findFor(ability, 'agree-partnership', Firm, params.id)
    const partnership = await partnershipOf(firm, params.year, true)
    const { name, mediaType, bytes } = await filePartnershipDocument(context, partnership, file)
    return ok({ name, mediaType, bytes })
  },
})

export const open = endpoint({
  summary: 'The signed document of an agreement',
  policy: { may: ['read', 'Firm'] },
  params: byYear,
  answer: { status: 200, media: 'application/pdf' },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
    const partnership = await partnershipOf(firm, params.year)
    if (!partnership.documentId) throw new Problem('not-found', 'No document of this agreement was filed')
    const document = await readFile(partnership.documentId)
    const records = [firm.id, partnership.documentId]
    await record(context, 'partnership.document-opened', partnership, { records })
    return handOut(document)
  },
})

async function partnershipOf(firm: Firm, year: number, lock = false): Promise<Partnership> {
  const partnership = await Partnership.findOne({ where: { firmId: firm.id, year }, lock })
  if (!partnership) throw new Problem('not-found', 'This firm has no partnership for that year')
  return partnership
}
