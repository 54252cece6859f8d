import type { Firm } from '../../../models/Firm.ts'
import { changedFields, given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import type { FirmInput } from './addFirm.ts'

type FirmChange = { [Field in keyof FirmInput]?: FirmInput[Field] | undefined }

/** Changes what is known of a firm: only the fields that are given, and says which of them are new. */
export async function changeFirm(context: Context, firm: Firm, change: FirmChange): Promise<void> {
  const fields = changedFields(firm, change)
  await firm.update(given(change))
  await record(context, 'firm.changed', firm, { fields })
}
