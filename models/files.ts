import { createHash } from 'node:crypto'
import { newId } from './columns.ts'
import { openTransaction } from './database.ts'
import { FileChunk } from './FileChunk.ts'
import { decryptBytes, encryptBytes } from './keyring.ts'
import { find, insert } from './rows.ts'
import { type FilePurpose, StoredFile } from './StoredFile.ts'

/** The most plain bytes of one chunk, far below the packet size of any database (MySQL begins at 4 MiB). */
export const CHUNK_BYTES = 512 * 1024

/** A file as people hand it in and take it out. */
export interface FileContent {
  name: string
  mediaType: string
  bytes: Buffer
}

/** Keeps a file, encrypted with the keys of files unless others are named, in the open transaction: it is there if what records it is there, and not otherwise. */
export async function storeFile({
  name,
  mediaType,
  bytes,
  uploadedBy,
  sealedFor = 'files',
}: FileContent & { uploadedBy: string; sealedFor?: FilePurpose }): Promise<StoredFile> {
  if (!openTransaction()) throw new Error('A file is stored in the transaction of what records it')
  const chunks = Math.ceil(bytes.length / CHUNK_BYTES)
  const digest = digestOf(bytes)
  const described = { name, mediaType, bytes: bytes.length, chunks, digest, uploadedBy, sealedFor }
  const file = await insert(StoredFile.build({ id: newId(), ...described }))
  for (let position = 0; position < chunks; position++) {
    const part = bytes.subarray(position * CHUNK_BYTES, (position + 1) * CHUNK_BYTES)
    const sealed = encryptBytes(sealedFor, chunkPlace(file.id, position, chunks), part)
    await insert(FileChunk.build({ fileId: file.id, position, ...sealed }))
  }
  return file
}

/**
 * Takes a file out. Throws when there is none, and when a part of it is missing, changed, exchanged or moved: a damaged
 * file is never handed out.
 */
export async function readFile(id: string): Promise<FileContent> {
  const [file] = await find(StoredFile, { where: 'id = ?', values: [id] })
  if (!file) throw new Error(`There is no file ${id}`)
  const rows = await find(FileChunk, { where: 'file_id = ?', values: [id], order: 'position' })
  if (rows.length !== file.chunks) throw new Error(`File ${id} lacks a part, or has one too many`)
  const parts = rows.map((row, position) =>
    decryptBytes(file.sealedFor, chunkPlace(id, position, file.chunks), row),
  )
  const bytes = Buffer.concat(parts)
  if (bytes.length !== file.bytes || digestOf(bytes) !== file.digest) {
    throw new Error(`File ${id} is not what was handed in`)
  }
  return { name: file.name, mediaType: file.mediaType, bytes }
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Where a chunk belongs: its file, its position, and how many there are. It opens nowhere else. */
export function chunkPlace(fileId: string, position: number, count: number): string {
  return `file_chunks ${fileId} ${position} of ${count}`
}
