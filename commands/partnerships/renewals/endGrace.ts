import { stateOf } from '../../../models/partnershipState.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { stand } from '../firms/standing.ts'
import { type Renewing, reasonToStop } from './renewalStop.ts'

/** Lets a partner, or one that paused, lapse when its last agreement's days of grace are over. Any other stays as it is. */
export async function endGrace(context: Context, renewing: Renewing): Promise<void> {
  const { firm, partnership } = renewing
  const over =
    stateOf(partnership, null, context.today) === 'lapsed' && !reasonToStop(renewing, context.today)
  if (!over || (firm.status !== 'partner' && firm.status !== 'paused')) return
  const standing = await stand(context, firm, {
    status: 'lapsed',
    sinceOn: context.today,
    because: 'term-ended',
  })
  await record(context, 'firm.lapsed', firm, {
    records: [standing.id, partnership.id],
    outcome: 'term-ended',
  })
}
