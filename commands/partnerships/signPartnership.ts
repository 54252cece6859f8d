import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import type { Partnership } from '../../models/Partnership.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { refuseFuture } from './refuseFuture.ts'

/** Makes a drafted agreement binding, and its firm a partner. Throws 409 unless it is a draft. */
export async function signPartnership(
  context: Context,
  partnership: Partnership,
  { signedOn }: { signedOn: string },
): Promise<void> {
  if (partnership.state !== 'draft') {
    throw new Problem('illegal-state', `This partnership is ${partnership.state}; only a draft can be signed`)
  }
  refuseFuture(context, '/signedOn', signedOn)
  await partnership.update({ state: 'signed', signedOn })
  const firm = await Firm.findByPk(partnership.firmId, { lock: true, rejectOnEmpty: true })
  await firm.update({ status: 'partner' })
  await record(context, 'partnership.signed', partnership, {
    fields: ['state', 'signedOn'],
    records: [firm.id],
  })
}
