import { Offer } from '../../../../models/Offer.ts'
import { Placement } from '../../../../models/Placement.ts'
import type { Context } from '../../../context.ts'
import type { Turn } from './ladder.ts'

/**
 * The firm has cleared the matter: the work is its own, or goes on. The ladder has done what it was for; the firms that
 * waited are not asked. `checkedOn` is the day of the check.
 */
export async function settleClear(
  context: Context,
  { matter, offer }: Pick<Turn, 'matter' | 'offer'>,
  checkedOn: string,
): Promise<void> {
  const settled = { settledAt: context.now, answerTokenHash: null }
  await offer.update({ state: 'clear', ...settled })
  await matter.update({ status: 'active', conflictCheck: 'clear', conflictCheckedOn: checkedOn })
  if (offer.kind === 'recheck' || offer.placementId === null) return
  const { placementId } = offer
  await Placement.update(
    { state: 'placed', endedAt: context.now },
    { where: { id: placementId, state: 'open' } },
  )
  await Offer.update({ state: 'withdrawn', ...settled }, { where: { placementId, state: 'queued' } })
}
