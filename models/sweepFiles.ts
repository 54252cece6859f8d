import { FileChunk } from './FileChunk.ts'
import { StoredFile } from './StoredFile.ts'
import { select } from './statements.ts'

const DAY = 86_400_000

/** How long a file is kept that nothing names any more, counted from when it was handed in. The choice of the centre. */
const KEPT = 30 * DAY

/** Every column that names a stored file. */
export const namingFiles: readonly [table: string, column: string][] = [
  ['consent_proofs', 'file_id'],
  ['consents', 'proof_file_id'],
  ['drafts', 'file_id'],
  ['hour_batches', 'file_id'],
  ['matter_closures', 'certificate_file_id'],
  ['medico_legal_reports', 'file_id'],
  ['partnerships', 'document_id'],
  ['reports', 'file_id'],
]

/**
 * Destroys the files that nothing names, such as a medico-legal report in whose place another was filed. A file is named in
 * the transaction that stores it, so an old one without a name will never have one. Answers how many went.
 */
export async function sweepFiles(now: Date): Promise<number> {
  const named = namingFiles.map(
    ([table, column]) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.${column} = stored_files.id)`,
  )
  const nameless = await select<{ id: string }>(
    `SELECT id FROM stored_files WHERE created_at < ? AND ${named.join(' AND ')} ORDER BY id`,
    [new Date(now.getTime() - KEPT)],
  )
  for (const { id } of nameless) {
    await FileChunk.destroy({ where: { fileId: id } })
    await StoredFile.destroy({ where: { id } })
  }
  return nameless.length
}
