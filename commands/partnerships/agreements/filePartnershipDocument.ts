import { type FileContent, storeFile } from '../../../models/files.ts'
import type { Partnership } from '../../../models/Partnership.ts'
import type { StoredFile } from '../../../models/StoredFile.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

/** Files the signed document of an agreement. One that was filed before is kept; the audit log names both. */
export async function filePartnershipDocument(
  context: Context,
  partnership: Partnership,
  document: FileContent,
): Promise<StoredFile> {
  const file = await storeFile({ ...document, uploadedBy: context.actor.id })
  const earlier = partnership.documentId ? [partnership.documentId] : []
  await partnership.update({ documentId: file.id })
  await record(context, 'partnership.document-filed', partnership, {
    fields: ['documentId'],
    records: [partnership.firmId, file.id, ...earlier],
  })
  return file
}
