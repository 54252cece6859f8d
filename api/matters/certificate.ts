import { certifyDocuments } from '../../commands/partnerships/matters/certifyDocuments.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { readFile } from '../../models/files.ts'
import { Matter } from '../../models/Matter.ts'
import { MatterClosure } from '../../models/MatterClosure.ts'
import { NO_FIRM } from '../../policies/actor.ts'
import { findFor } from '../../policies/authorize.ts'
import { reads } from '../../policies/visibility.ts'
import { endpoint, handOut, ok, uploadEndpoint } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentDocuments } from './closed.ts'
import { DocumentsAnswer, PaperQuery, Statement } from './closing-schema.ts'

const MEGABYTE = 1024 * 1024

export const state = endpoint({
  summary: 'The firm certifies that its copies were returned or destroyed',
  policy: { may: ['give-feedback', 'Matter'] },
  params: byId,
  body: Statement,
  answer: { status: 200, schema: DocumentsAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'give-feedback', Matter, params.id)
    if (context.actor.firmId === NO_FIRM) throw new Problem('forbidden', 'Only the firm can state this')
    return ok(await presentDocuments(await certifyDocuments(context, matter, body)))
  },
})

export const file = uploadEndpoint({
  summary: 'File the certificate that the firm signed on paper',
  policy: { may: ['give-feedback', 'Matter'] },
  params: byId,
  query: PaperQuery,
  upload: {
    types: ['application/pdf'],
    limit: 10 * MEGABYTE,
    admit: ({ ability, params }) => findFor(ability, 'give-feedback', Matter, params.id),
  },
  answer: { status: 200, schema: DocumentsAnswer },
  transaction: true,
  handle: async ({ ability, context, params, query, file: paper }) => {
    const matter = await findFor(ability, 'give-feedback', Matter, params.id)
    return ok(await presentDocuments(await certifyDocuments(context, matter, { ...query, paper })))
  },
})

export const open = endpoint({
  summary: 'The certificate that the firm signed on paper',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, media: 'application/pdf' },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'read', Matter, params.id)
    if (!reads<'Matter'>(matter, 'closing')) await findFor(ability, 'give-feedback', Matter, params.id)
    const closure = await MatterClosure.findOne({ where: { matterId: matter.id } })
    if (!closure?.certificateFileId) throw new Problem('not-found', 'There is no such paper')
    const paper = await readFile(closure.certificateFileId)
    await record(context, 'matter.certificate-opened', matter, { records: [closure.certificateFileId] })
    return handOut(paper)
  },
})
