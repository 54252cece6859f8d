import { Problem } from '../../../../errors.ts'
import { Firm } from '../../../../models/Firm.ts'
import type { Matter } from '../../../../models/Matter.ts'
import { Offer, type OfferState } from '../../../../models/Offer.ts'
import type { Partnership } from '../../../../models/Partnership.ts'
import { Placement } from '../../../../models/Placement.ts'
import { type Gate, gatesShutForFirm, livePartnershipOf } from '../gates.ts'

/**
 * Reading a ladder. Whoever changes one has locked the row of its matter first, so that two changes of the same ladder
 * come one after the other.
 */
export interface Turn {
  matter: Matter
  offer: Offer
  /** Where links in mails lead to. */
  publicUrl: string
}

/** The states in which a firm has the turn: asked, checking for conflicts, or waiting whether its condition is met. */
export const turnStates: readonly OfferState[] = ['offered', 'accepted', 'conditional']

export const openPlacementOf = ({ id }: Matter): Promise<Placement | null> =>
  Placement.findOne({ where: { matterId: id, state: 'open' }, lock: true })

/** The firms whose turn has not come, in their order. */
export const queuedOf = ({ id }: Placement): Promise<Offer[]> =>
  Offer.findAll({ where: { placementId: id, state: 'queued' }, order: ['rank'], lock: true })

/** The offer whose turn it is; null where the matter is with no firm, or its firm has cleared it. */
export async function turnOf({ id, firmId }: Matter): Promise<Offer | null> {
  if (firmId === null) return null
  const where = { matterId: id, firmId, state: [...turnStates] }
  return Offer.findOne({ where, order: [['createdAt', 'DESC']], lock: true })
}

/** The gates that take an offer back which was made already: a firm that fills up meanwhile may still say yes. */
const ending: readonly Gate[] = ['no-wall', 'partnership-live', 'no-conflict', 'client-refused']

export async function gatesEnding(matter: Matter, firmId: string, today: string): Promise<Gate[]> {
  const firm = await Firm.findByPk(firmId, { rejectOnEmpty: true })
  return (await gatesShutForFirm(matter, firm, today)).filter(gate => ending.includes(gate))
}

/** The agreement by whose hours a firm answers. Throws 409 where none covers the day. */
export async function termOf(firmId: string, today: string): Promise<Partnership> {
  const term = await livePartnershipOf(await Firm.findByPk(firmId, { rejectOnEmpty: true }), today)
  if (!term) throw new Problem('illegal-state', 'This firm cannot take this matter')
  return term
}
