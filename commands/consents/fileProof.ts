import type { Client } from '../../models/Client.ts'
import { ConsentProof } from '../../models/ConsentProof.ts'
import { newId } from '../../models/columns.ts'
import { type FileContent, storeFile } from '../../models/files.ts'
import type { StoredFile } from '../../models/StoredFile.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Keeps a file that proves what a client said. An event of the ledger names it afterwards. */
export async function fileProof(context: Context, client: Client, content: FileContent): Promise<StoredFile> {
  const file = await storeFile({ ...content, uploadedBy: context.actor.id })
  await ConsentProof.create({
    id: newId(),
    ...{ clientId: client.id, fileId: file.id },
    ...{ filedBy: context.actor.id, createdAt: context.now },
  })
  await record(context, 'consent.proof-filed', client, { records: [file.id] })
  return file
}
