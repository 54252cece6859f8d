import { fileProof } from '../../commands/consents/fileProof.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { Consent } from '../../models/Consent.ts'
import { readFile } from '../../models/files.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { created, endpoint, handOut, uploadEndpoint } from '../endpoint.ts'
import { byId } from '../text.ts'
import { Proof, ProofQuery } from './proofs-schema.ts'

const MEGABYTE = 1024 * 1024

export const file = uploadEndpoint({
  summary:
    'Hand in a file that proves what a client said, such as a signed form; the event names it afterwards',
  policy: { may: ['record-consent', 'Client'] },
  params: byId,
  query: ProofQuery,
  upload: {
    types: ['application/pdf', 'image/png', 'image/jpeg'],
    limit: 20 * MEGABYTE,
    admit: async ({ ability, params }) => {
      await findFor(ability, 'record-consent', Client, params.id)
      authorize(ability, 'create', 'Consent')
    },
  },
  answer: { status: 201, schema: Proof },
  transaction: true,
  handle: async ({ ability, context, params, file: content }) => {
    const client = await findFor(ability, 'record-consent', Client, params.id)
    const { id } = await fileProof(context, client, content)
    return created(`/api/v1/clients/${client.id}/consents`, { proofFileId: id })
  },
})

export const open = endpoint({
  summary: 'The file that proves an event of the ledger',
  policy: { may: ['read', 'Consent'] },
  params: byId,
  answer: { status: 200, media: 'application/octet-stream' },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const consent = await findFor(ability, 'read', Consent, params.id, { group: 'words' })
    if (!consent.proofFileId) throw new Problem('not-found', 'No file proves this')
    const content = await readFile(consent.proofFileId)
    await record(context, 'consent.proof-opened', consent, { records: [consent.proofFileId] })
    return handOut(content)
  },
})
