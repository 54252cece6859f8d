import { invalid, Problem } from '../../../../errors.ts'
import type { Matter } from '../../../../models/Matter.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { openPlacementOf, queuedOf } from './ladder.ts'

export interface NewOrder {
  firmIds: string[]
  reason: string
}

/** Changes the order of the firms whose turn has not come, for a reason. Throws 409 when no ladder is open, 422 unless exactly those firms are named. */
export async function reorderPlacement(
  context: Context,
  matter: Matter,
  { firmIds, reason }: NewOrder,
): Promise<void> {
  const placement = await openPlacementOf(matter)
  if (!placement) throw new Problem('illegal-state', 'No ladder of this matter is open')
  const queued = await queuedOf(placement)
  const ranks = queued.map(({ rank }) => rank)
  const same = firmIds.length === queued.length && queued.every(({ firmId }) => firmIds.includes(firmId))
  if (!same) throw invalid('/firmIds', 'does not name exactly the firms that are still to be asked')
  for (const offer of queued) await offer.update({ rank: ranks[firmIds.indexOf(offer.firmId)] ?? offer.rank })
  await placement.update({ orderReason: reason })
  await record(context, 'placement.reordered', matter, { records: [placement.id] })
}
