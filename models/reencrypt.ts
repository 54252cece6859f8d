import { type Model, type ModelStatic, QueryTypes } from 'sequelize'
import { place } from './columns.ts'
import { database } from './database.ts'
import { chunkPlace } from './files.ts'
import {
  currentKeyId,
  decrypt,
  decryptBytes,
  encrypt,
  encryptBytes,
  type KeyPurpose,
  keyIdOf,
  type SealedBytes,
} from './keyring.ts'
import { type FilePurpose, filePurposes } from './StoredFile.ts'
import { run, select } from './statements.ts'

/** Something that a purpose's keys encrypt, and how the next batch of it is encrypted anew. */
export interface Encrypted {
  name: string
  batch: (after: string) => Promise<Progress>
}

/** Everything that a purpose's keys encrypt: columns of models, and the content of files. */
export function encryptedWith(purpose: KeyPurpose): Encrypted[] {
  const columns = encryptedColumns(purpose).map(target => ({
    name: `${target.table}.${target.column}`,
    batch: (after: string) => reencryptBatch(target, after),
  }))
  const sealing = filePurposes.find(one => one === purpose)
  if (!sealing) return columns
  return [...columns, { name: 'file_chunks.sealed', batch: after => reencryptChunks(sealing, after) }]
}

/** A column whose values one purpose's keys encrypt. */
export interface EncryptedColumn {
  purpose: KeyPurpose
  table: string
  attribute: string
  column: string
}

/** Every encrypted column of a purpose, as the models declare them. */
export function encryptedColumns(purpose: KeyPurpose): EncryptedColumn[] {
  return Object.values(database().models).flatMap(model => columnsOf(model, purpose))
}

function columnsOf(model: ModelStatic<Model>, purpose: KeyPurpose): EncryptedColumn[] {
  return Object.entries(model.getAttributes())
    .filter(([, { comment }]) => comment === `encrypted ${purpose}`)
    .map(([attribute, { field }]) => ({
      purpose,
      table: String(model.getTableName()),
      attribute,
      column: field ?? attribute,
    }))
}

export interface Progress {
  /** Where the next batch begins; null when the column is done. */
  next: string | null
  changed: number
  /** Rows whose value does not open: it was changed by hand, or moved here from another place. */
  unreadable: string[]
}

const BATCH = 200

/**
 * Encrypts one batch of a column anew with the key in use. A value is replaced only while it is still the one that was
 * read, and one that has the new key already is left alone, so that it can be interrupted, run again, and run twice.
 */
export async function reencryptBatch(target: EncryptedColumn, after: string): Promise<Progress> {
  const { table, column } = target
  const rows = await database().query<Stored>(
    `SELECT id, ${column} AS stored FROM ${table} WHERE id > :after AND ${column} IS NOT NULL ORDER BY id LIMIT ${BATCH}`,
    { replacements: { after }, type: QueryTypes.SELECT },
  )
  const current = currentKeyId(target.purpose)
  const progress: Progress = { next: nextOf(rows), changed: 0, unreadable: [] }
  for (const row of rows.filter(({ stored }) => keyIdOf(stored) !== current)) {
    const sealed = sealAnew(target, row)
    if (sealed === null) progress.unreadable.push(row.id)
    else progress.changed += await replace(target, row, sealed)
  }
  return progress
}

interface Stored {
  id: string
  stored: string
}

function nextOf(rows: Stored[]): string | null {
  return rows.length < BATCH ? null : (rows.at(-1)?.id ?? null)
}

function sealAnew({ purpose, table, attribute }: EncryptedColumn, row: Stored): string | null {
  const boundTo = place(table, attribute, row.id)
  try {
    return encrypt(purpose, boundTo, decrypt(purpose, boundTo, row.stored))
  } catch {
    return null
  }
}

async function replace({ table, column }: EncryptedColumn, row: Stored, sealed: string): Promise<number> {
  const [, affected] = await database().query(
    `UPDATE ${table} SET ${column} = :sealed WHERE id = :id AND ${column} = :stored`,
    { replacements: { ...row, sealed }, type: QueryTypes.UPDATE },
  )
  return affected
}

interface StoredChunk extends SealedBytes {
  id: string
  fileId: string
  position: number
  chunks: number
}

/** Half a MiB each; all of a batch are in memory at a time. */
const CHUNKS_IN_BATCH = 8

/** The same for chunks of files, which name their key in a column of its own. */
async function reencryptChunks(purpose: FilePurpose, after: string): Promise<Progress> {
  const rows = await select<StoredChunk>(
    `SELECT c.id, c.file_id AS fileId, c.position, c.key_id AS keyId, c.sealed, f.chunks
    FROM file_chunks c JOIN stored_files f ON f.id = c.file_id
    WHERE c.id > ? AND c.key_id <> ? AND f.sealed_for = ? ORDER BY c.id LIMIT ${CHUNKS_IN_BATCH}`,
    [after, currentKeyId(purpose), purpose],
  )
  const next = rows.length < CHUNKS_IN_BATCH ? null : (rows.at(-1)?.id ?? null)
  const progress: Progress = { next, changed: 0, unreadable: [] }
  for (const row of rows) {
    const anew = chunkAnew(purpose, row)
    if (anew === null) progress.unreadable.push(row.id)
    else progress.changed += await replaceChunk(row, anew)
  }
  return progress
}

function chunkAnew(
  purpose: FilePurpose,
  { fileId, position, chunks, keyId, sealed }: StoredChunk,
): SealedBytes | null {
  const boundTo = chunkPlace(fileId, position, chunks)
  try {
    const plain = decryptBytes(purpose, boundTo, { keyId, sealed: Buffer.from(sealed) })
    return encryptBytes(purpose, boundTo, plain)
  } catch {
    return null
  }
}

function replaceChunk({ id, keyId }: StoredChunk, anew: SealedBytes): Promise<number> {
  return run('UPDATE file_chunks SET key_id = ?, sealed = ? WHERE id = ? AND key_id = ?', [
    anew.keyId,
    anew.sealed,
    id,
    keyId,
  ])
}
