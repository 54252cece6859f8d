import type { Matter } from '../../../../models/Matter.ts'
import { Offer } from '../../../../models/Offer.ts'
import type { Placement } from '../../../../models/Placement.ts'
import type { Context } from '../../../context.ts'
import { outlookOf } from './outlook.ts'
import { tellBoth } from './tellBoth.ts'

/** Tells the manager and the lead caseworker, once, that a ladder may end too late for the work. */
export async function raiseAlarm(context: Context, matter: Matter, placement: Placement): Promise<void> {
  const offers = await Offer.findAll({ where: { placementId: placement.id } })
  const { alarm } = await outlookOf(context, matter, placement, offers)
  if (!alarm) return
  await tellBoth(context, matter, {
    kind: 'placement-late',
    about: placement.id,
    note: 'If every firm stays silent, the ladder ends after the day until which the work is needed.',
  })
}
