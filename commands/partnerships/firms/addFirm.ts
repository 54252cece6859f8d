import { Firm } from '../../../models/Firm.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { stand } from './standing.ts'

export interface FirmInput {
  name: string
  offices: string[]
}

/** Puts a law firm on the list: a prospect, or one with which the centre is talking. */
export async function addFirm(
  context: Context,
  { status, ...input }: FirmInput & { status: 'prospect' | 'engaged' },
): Promise<Firm> {
  const firm = await Firm.create({ ...input, status })
  const because = status === 'prospect' ? 'first-contact' : 'engaged'
  await stand(context, firm, { status, sinceOn: context.today, because })
  await record(context, 'firm.added', firm, { fields: [...Object.keys(input), 'status'] })
  return firm
}
