import { fileBatch } from '../../commands/partnerships/hours/import/fileBatch.ts'
import { mapBatch } from '../../commands/partnerships/hours/import/mapBatch.ts'
import { isProgramme, type MatterKnown } from '../../commands/partnerships/hours/import/resolve.ts'
import { undoBatch } from '../../commands/partnerships/hours/import/undoBatch.ts'
import { invalid, Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import type { HourBatch, HourFormat, HourMapping } from '../../models/HourBatch.ts'
import { StoredFile } from '../../models/StoredFile.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, etagOf, ok, refuseStale, uploadEndpoint } from '../endpoint.ts'
import { byId } from '../text.ts'
import { findBatch, readsWords } from './batch.ts'
import { presentBatch, presentFile, presentMapping } from './present.ts'
import { batchesOf, mattersOf, proposalFor } from './query.ts'
import * as schema from './schema.ts'
import { readInTurn } from './turns.ts'

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LIMIT = 8_000_000

export const file = uploadEndpoint({
  summary: 'Send a file of a firm’s hours: CSV, Excel or LEDES 1998B. Nothing counts before it is run',
  policy: { may: ['import-hours', 'Firm'] },
  params: byId,
  query: schema.UploadQuery,
  upload: {
    types: ['text/csv', 'text/plain', sheet],
    limit: LIMIT,
    admit: ({ ability, params }) => findFor(ability, 'import-hours', Firm, params.id),
  },
  answer: { status: 201, schema: schema.Batch },
  transaction: true,
  handle: async ({ ability, context, params, query: { format, mapping = null }, file }) => {
    const firm = await findFor(ability, 'import-hours', Firm, params.id)
    if ((format === 'xlsx') !== (file.mediaType === sheet)) throw invalid('/format', 'not what this file is')
    const matters = await mattersOf(ability, firm.id)
    if (mapping) refuseUnknown(format, mapping, matters)
    const batch = await fileBatch(context, firm, { format, mapping, file })
    return created(`/api/v1/hour-imports/${batch.id}`, await shown(ability, batch, matters))
  },
})

export const list = endpoint({
  summary: 'The files of hours that a firm sent, newest first',
  policy: { may: ['import-hours', 'Firm'] },
  params: byId,
  query: schema.ListQuery,
  answer: { status: 200, schema: schema.BatchList },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'import-hours', Firm, params.id)
    const { items, next } = await batchesOf(ability, firm.id, query)
    return ok({ items: items.map(presentBatch), next })
  },
})

export const read = endpoint({
  summary: 'A file of hours: how it is understood, and what it holds',
  policy: { may: ['import-hours', 'Firm'] },
  params: byId,
  answer: { status: 200, schema: schema.BatchInFull },
  transaction: false,
  handle: async ({ ability, params }) => {
    const batch = await findBatch(ability, params.id)
    const matters = await mattersOf(ability, batch.firmId)
    const proposal = batch.mapping ? null : presentMapping(await proposalFor(ability, batch), matters, true)
    const seen = await shown(ability, batch, matters)
    const file = await readInTurn(ability.actor.id, batch, batch.mapping ?? proposal)
    const held = presentFile(file, readsWords(ability, batch))
    return ok({ ...seen, proposal, ...held }, { ETag: etagOf(seen) })
  },
})

export const mapping = endpoint({
  summary: 'Say how a file of hours is to be understood',
  policy: { may: ['import-hours', 'Firm'] },
  params: byId,
  body: schema.Mapping,
  answer: { status: 200, schema: schema.Batch },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const batch = await findBatch(ability, params.id, true)
    const matters = await mattersOf(ability, batch.firmId)
    refuseStale(http, await shown(ability, batch, matters))
    if (!readsWords(ability, batch))
      throw new Problem('forbidden', 'The firm, or who sent the file, says how it is to be understood')
    refuseUnknown(batch.format, body, matters)
    await mapBatch(context, batch, body)
    const seen = await shown(ability, batch, matters)
    return ok(seen, { ETag: etagOf(seen) })
  },
})

export const undoing = endpoint({
  summary: 'Take back what an import brought',
  policy: { may: ['import-hours', 'Firm'] },
  params: byId,
  answer: { status: 200, schema: schema.Undone },
  transaction: true,
  handle: async ({ ability, context, params }) =>
    ok({ withdrawn: await undoBatch(context, await findBatch(ability, params.id, true)) }),
  afresh: async ({ ability, params }, earlier) => {
    await findBatch(ability, params.id)
    return earlier
  },
})

async function shown(ability: Ability, batch: HourBatch, matters: ReadonlyMap<string, MatterKnown>) {
  const { name } = await StoredFile.findByPk(batch.fileId, { rejectOnEmpty: true })
  const mapping = presentMapping(batch.mapping, matters, readsWords(ability, batch))
  return { ...presentBatch({ batch, name }), mapping }
}

/** Refuses (422) a mapping that lacks the columns of a table, or names a matter that the firm has not. */
function refuseUnknown(
  format: HourFormat,
  { columns, matters }: HourMapping,
  known: ReadonlyMap<string, MatterKnown>,
): void {
  if (format !== 'ledes' && !columns) throw invalid('/columns', 'is missing')
  const at = Object.values(matters).findIndex(ours => !isProgramme(ours) && !known.has(ours))
  if (at >= 0) throw invalid(`/matters/${at}`, 'no matter of this firm')
}
