import { Firm } from '../../../../models/Firm.ts'
import type { Matter } from '../../../../models/Matter.ts'
import type { Offer } from '../../../../models/Offer.ts'
import type { Placement } from '../../../../models/Placement.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { type Gate, gatesShutForFirm } from '../gates.ts'
import { hoursAfter } from './clock.ts'
import { queuedOf, type Turn, termOf } from './ladder.ts'
import { tellBoth } from './tellBoth.ts'
import { writeWithLink } from './writeToFirm.ts'

interface Ladder {
  matter: Matter
  placement: Placement
  publicUrl: string
}

/**
 * Offers the matter to the next firm of its ladder that no gate shuts out at this moment; those that one does are
 * skipped, with the gate as the reason. When no firm is left, the placement is exhausted, and the manager and the lead
 * caseworker are told by a task.
 */
export async function offerNext(context: Context, { matter, placement, publicUrl }: Ladder): Promise<void> {
  for (const offer of await queuedOf(placement)) {
    const firm = await Firm.findByPk(offer.firmId, { rejectOnEmpty: true })
    const [shut] = await gatesShutForFirm(matter, firm, context.today)
    if (!shut) return make(context, { matter, offer, publicUrl })
    await skip(context, matter, offer, shut)
  }
  await exhaust(context, matter, placement)
}

async function skip(context: Context, matter: Matter, offer: Offer, reason: Gate): Promise<void> {
  await offer.update({ state: 'skipped', reason, settledAt: context.now })
  await record(context, 'offer.skipped', matter, { outcome: reason, records: [offer.firmId, offer.id] })
}

async function make(context: Context, turn: Turn): Promise<void> {
  const { matter, offer } = turn
  const { answerHours } = await termOf(offer.firmId, context.today)
  const closesAt = hoursAfter(context.now, answerHours)
  await offer.update({ state: 'offered', offeredAt: context.now, answerBy: closesAt, closesAt })
  await matter.update({ firmId: offer.firmId, conflictCheck: 'none', conflictCheckedOn: null })
  await record(context, 'matter.offered', matter, { records: [offer.firmId, offer.id] })
  await writeWithLink(context, turn, 'offer')
}

async function exhaust(context: Context, matter: Matter, placement: Placement): Promise<void> {
  await placement.update({ state: 'exhausted', endedAt: context.now })
  await matter.update({ firmId: null, conflictCheck: 'none', conflictCheckedOn: null })
  await record(context, 'placement.exhausted', matter, { records: [placement.id] })
  await tellBoth(context, matter, {
    kind: 'placement-exhausted',
    about: placement.id,
    note: 'Every firm of the ladder was asked, and none took the matter.',
  })
}
