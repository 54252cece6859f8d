import { newId } from '../../../../models/columns.ts'
import type { Firm } from '../../../../models/Firm.ts'
import { type FileContent, storeFile } from '../../../../models/files.ts'
import { HourBatch, type HourFormat, type HourMapping } from '../../../../models/HourBatch.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'

export interface NewBatch {
  format: HourFormat
  mapping: HourMapping | null
  file: FileContent
}

/** Keeps a firm's file of hours. Nothing counts before it is run. */
export async function fileBatch(
  context: Context,
  { id: firmId }: Firm,
  { format, mapping, file }: NewBatch,
): Promise<HourBatch> {
  const { id: uploadedBy } = context.actor
  const { id: fileId } = await storeFile({ ...file, uploadedBy })
  const id = newId()
  const batch = await HourBatch.create({ id, firmId, fileId, format, state: 'read', mapping, uploadedBy })
  await record(context, 'hour-import.filed', batch, { records: [firmId, fileId], outcome: format })
  return batch
}
