import { Problem } from '../../../errors.ts'
import type { Firm } from '../../../models/Firm.ts'
import type { Matter } from '../../../models/Matter.ts'
import type { Context } from '../../context.ts'
import { gatesShutForFirm } from './gates.ts'
import { openPlacementOf, queuedOf } from './offers/ladder.ts'
import { offerNext } from './offers/offerNext.ts'
import { refuseUnlessDraft, startLadder } from './offers/openPlacement.ts'
import { endLadder } from './offers/stopPlacement.ts'

/**
 * Offers a matter to one firm: a ladder with one rung. An earlier offer is withdrawn, but a ladder on which other firms
 * still wait is not thrown over (409). A firm that cannot be asked is refused in one and the same way.
 */
export async function offerMatter(
  context: Context,
  matter: Matter,
  firm: Firm,
  publicUrl: string,
): Promise<void> {
  refuseUnlessDraft(matter)
  const open = await openPlacementOf(matter)
  if (open && (await queuedOf(open)).length > 0) {
    throw new Problem('conflict', 'A ladder of this matter is open; change its order, or stop it')
  }
  // One answer for every reason: a wall must not be told apart from a partnership that ran out.
  if ((await gatesShutForFirm(matter, firm, context.today)).length > 0) {
    throw new Problem('illegal-state', 'This firm cannot take this matter')
  }
  await endLadder(context, matter)
  const placement = await startLadder(context, matter, { order: [firm.id] })
  await offerNext(context, { matter, placement, publicUrl })
}
