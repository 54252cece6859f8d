import { Problem } from '../../../../errors.ts'
import type { Matter } from '../../../../models/Matter.ts'
import { Offer } from '../../../../models/Offer.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { openPlacementOf, turnStates } from './ladder.ts'

/** Stops the search for a firm: what was offered is withdrawn, and nobody else is asked. Throws 409 when none is open. */
export async function stopPlacement(context: Context, matter: Matter): Promise<void> {
  const placement = await openPlacementOf(matter)
  if (!placement) throw new Problem('illegal-state', 'No ladder of this matter is open')
  await endLadder(context, matter)
  await matter.update({ firmId: null, conflictCheck: 'none', conflictCheckedOn: null })
  await record(context, 'placement.stopped', matter, { records: [placement.id] })
}

/**
 * Withdraws every offer of a matter that waits or is queued, and ends its open placement, if it has one. For commands that
 * give the matter another course, such as its closing; they say so in the audit log.
 */
export async function endLadder(context: Context, matter: Matter): Promise<void> {
  const placement = await openPlacementOf(matter)
  await placement?.update({ state: 'stopped', endedAt: context.now })
  await Offer.update(
    { state: 'withdrawn', settledAt: context.now, answerTokenHash: null },
    { where: { matterId: matter.id, state: ['queued', ...turnStates] } },
  )
}
