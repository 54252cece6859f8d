import { Problem } from '../../../../errors.ts'
import { newId } from '../../../../models/columns.ts'
import type { Matter } from '../../../../models/Matter.ts'
import { Offer } from '../../../../models/Offer.ts'
import { Placement } from '../../../../models/Placement.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { proposalFor } from '../proposal/proposalFor.ts'
import type { Proposed } from '../proposal/score.ts'
import { openPlacementOf } from './ladder.ts'
import { offerNext } from './offerNext.ts'
import { raiseAlarm } from './raiseAlarm.ts'
import { endLadder } from './stopPlacement.ts'

export interface OwnOrder {
  firmIds?: string[] | undefined
  reason?: string | null | undefined
}

/**
 * Opens the ladder of a matter and asks its first firm: in the proposed order, or in an order of one's own, for a reason.
 * The proposal is kept as it stood. Throws 409 for a matter that is no draft, for one that has an open ladder, and for a
 * firm that cannot be asked, in one and the same way whatever the reason: a wall must not be told apart.
 */
export async function openPlacement(
  context: Context,
  matter: Matter,
  { firmIds, reason }: OwnOrder,
  publicUrl: string,
): Promise<Placement> {
  refuseUnlessDraft(matter)
  if (await openPlacementOf(matter)) throw new Problem('conflict', 'A ladder of this matter is open already')
  const proposal = await proposalFor(matter, context.today)
  const order = orderOf(proposal, firmIds)
  await endLadder(context, matter)
  const placement = await startLadder(context, matter, { order, proposal, reason })
  await record(context, 'placement.opened', matter, { records: [placement.id] })
  await offerNext(context, { matter, placement, publicUrl })
  if (placement.state === 'open') await raiseAlarm(context, matter, placement)
  return placement
}

export function refuseUnlessDraft({ status }: Matter): void {
  if (status !== 'draft') throw new Problem('illegal-state', `This matter is ${status}`)
}

function orderOf(proposal: Proposed[], firmIds: string[] | undefined): string[] {
  const able = proposal.filter(({ gates }) => gates.length === 0).map(({ firmId }) => firmId)
  if (able.length === 0) throw new Problem('illegal-state', 'No firm can take this matter')
  if (!firmIds) return able
  const errors = firmIds.flatMap((firmId, at) =>
    able.includes(firmId) ? [] : [{ pointer: `/firmIds/${at}`, detail: 'cannot take this matter' }],
  )
  if (errors.length > 0) throw new Problem('illegal-state', 'A firm cannot take this matter', { errors })
  return firmIds
}

interface Ladder {
  order: string[]
  proposal?: Proposed[]
  reason?: string | null | undefined
}

/** The rows of a ladder, all of them queued. */
export async function startLadder(
  context: Context,
  { id: matterId }: Matter,
  { order, proposal, reason }: Ladder,
): Promise<Placement> {
  const placement = await Placement.create({
    id: newId(),
    matterId,
    openedAt: context.now,
    openedBy: context.actor.id,
    state: 'open',
    proposal: proposal ?? null,
    orderReason: reason ?? null,
  })
  const rungs = order.map((firmId, at) => ({ id: newId(), matterId, firmId, rank: at + 1 }))
  const waiting = { placementId: placement.id, kind: 'offer', state: 'queued' } as const
  await Offer.bulkCreate(rungs.map(rung => ({ ...rung, ...waiting })))
  return placement
}
