import { Firm, type FirmStatus } from '../../models/Firm.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface FirmInput {
  name: string
  offices: string[]
  status: FirmStatus
}

/** Puts a law firm on the list. */
export async function addFirm(context: Context, input: FirmInput): Promise<Firm> {
  const firm = await Firm.create({ ...input })
  await record(context, 'firm.added', firm, { fields: Object.keys(input) })
  return firm
}
