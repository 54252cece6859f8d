import { judgeFile } from '../../commands/partnerships/hours/import/judgeFile.ts'
import type { FileRead } from '../../commands/partnerships/hours/import/readHours.ts'
import { runBatch } from '../../commands/partnerships/hours/import/runBatch.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { type LedesRow, readLedes, writeLedes } from '../../formats/ledes.ts'
import { inTransaction } from '../../models/database.ts'
import { readFile } from '../../models/files.ts'
import type { HourBatch, HourMapping } from '../../models/HourBatch.ts'
import type { Ability } from '../../policies/ability.ts'
import { endpoint, handOut, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { findBatch, readsWords } from './batch.ts'
import { presentReport } from './present.ts'
import { mattersOf } from './query.ts'
import * as schema from './schema.ts'
import { readInTurn } from './turns.ts'

export const dryRun = endpoint({
  summary: 'What an import would do, line by line. It changes nothing',
  policy: { may: ['import-hours', 'Firm'] },
  params: byId,
  query: schema.TryQuery,
  answer: { status: 200, schema: schema.Report },
  // Reading a workbook takes seconds, in which no transaction should stand open. Nothing is written.
  transaction: false,
  handle: async ({ ability, context, params, query: { again } }) => {
    const { file, question } = await prepared(ability, params.id)
    const matters = await mattersOf(ability, question.firmId)
    return ok(presentReport(file, await judgeFile(context, file, { ...question, matters, again })))
  },
})

export const running = endpoint({
  summary: 'Take the hours of a file in. A line that came in before adds nothing; `again` takes doubles too',
  policy: { may: ['import-hours', 'Firm'] },
  params: byId,
  query: schema.RunQuery,
  answer: { status: 200, schema: schema.Report },
  // The file is read before the transaction begins. A repeated run adds nothing, so no Idempotency-Key is needed.
  transaction: false,
  audits: true,
  handle: async ({ ability, context, params, query: { again, onlyWhole } }) => {
    const { file, question, version } = await prepared(ability, params.id)
    const judged = await inTransaction(async () => {
      const batch = await findBatch(ability, params.id, true)
      if (batch.version !== version)
        throw new Problem('conflict', 'The import was changed at the same moment')
      const matters = await mattersOf(ability, batch.firmId)
      const lines = await judgeFile(context, file, { ...question, matters, again })
      await runBatch(context, batch, lines, onlyWhole)
      return lines
    })
    const faults = judged.filter(({ outcome }) => outcome === 'fault')
    return ok(presentReport(file, judged, faults))
  },
})

export const ledes = endpoint({
  summary: 'A LEDES file as it came, written from what was read of it',
  policy: { may: ['import-hours', 'Firm'] },
  params: byId,
  answer: { status: 200, media: 'text/plain' },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const batch = await findBatch(ability, params.id)
    const { name, mediaType, bytes } = await readFile(batch.fileId)
    const { rows, form, faults } = readLedes(bytes)
    await refuseUnreadable(ability, batch, rows)
    const written = writeLedes(rows, form)
    if (faults.length > 0 || !('bytes' in written))
      throw new Problem('illegal-state', 'Some lines of this file could not be read')
    await record(context, 'hour-import.opened', batch, { records: [batch.firmId, batch.fileId] })
    return handOut({ name, mediaType, bytes: written.bytes })
  },
})

interface Prepared {
  file: FileRead
  question: { firmId: string; mapping: HourMapping }
  version: number
}

/** The file of an import, read by its mapping. Throws 409 when nobody has said how it is to be understood. */
async function prepared(ability: Ability, id: string): Promise<Prepared> {
  const batch = await findBatch(ability, id)
  const { firmId, mapping, version } = batch
  if (!mapping) throw new Problem('illegal-state', 'Say first how the file is to be understood')
  const file = await readInTurn(ability.actor.id, batch, mapping)
  return { file, question: { firmId, mapping }, version }
}

/**
 * The lines of a file tell of their matters, also those that did not come in. It is handed out to whoever sent it, and to
 * others of the firm once it was run, when they may read every matter that it, or its mapping, names by our reference.
 */
async function refuseUnreadable(ability: Ability, batch: HourBatch, rows: LedesRow[]): Promise<void> {
  const matters = await mattersOf(ability, batch.firmId)
  const isSender = batch.uploadedBy === ability.actor.id
  const named = [
    ...Object.values(batch.mapping?.matters ?? {}),
    ...(isSender ? [] : rows.map(({ fields }) => fields.CLIENT_MATTER_ID.trim())),
  ].filter(ours => ours.startsWith('MT-'))
  const theirs = isSender || (batch.state === 'run' && readsWords(ability, batch))
  if (batch.format !== 'ledes' || !theirs || named.some(ours => !matters.has(ours)))
    throw new Problem('not-found', 'There is no such file, or it is not yours to see')
}
