import { Problem } from '../../../../errors.ts'
import type { HourBatch, HourMapping } from '../../../../models/HourBatch.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'

/** Says how a file is to be understood. Throws 409 once its hours are in. */
export async function mapBatch(context: Context, batch: HourBatch, mapping: HourMapping): Promise<void> {
  if (batch.state === 'run') throw new Problem('illegal-state', 'Take the import back before you change it')
  await batch.update({ mapping })
  await record(context, 'hour-import.mapped', batch, { fields: ['mapping'], records: [batch.firmId] })
}
