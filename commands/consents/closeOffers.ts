import type { Consent } from '../../models/Consent.ts'
import { Matter } from '../../models/Matter.ts'
import type { Context } from '../context.ts'
import { endTurn } from '../partnerships/placement/offers/endTurn.ts'
import { turnOf } from '../partnerships/placement/offers/ladder.ts'
import { mattersWith } from './mattersWith.ts'

/**
 * Ends the turn of a firm that the client no longer wants to have their case: the offer is withdrawn, its link opens
 * nothing, its slip is shut, and the next firm is asked. An active matter keeps its firm; its lease ends by itself.
 */
export async function closeOffers(context: Context, event: Consent, publicUrl: string): Promise<void> {
  if (event.firmId === null || event.purpose !== 'casework') return
  const offered = (await mattersWith(event.clientId, event.firmId)).filter(({ status }) => status === 'draft')
  const id = offered.map(matter => matter.id)
  for (const matter of await Matter.findAll({ where: { id }, order: ['id'], lock: true })) {
    const offer = await turnOf(matter)
    if (offer?.kind !== 'offer' || offer.firmId !== event.firmId) continue
    const turn = { matter, offer, publicUrl }
    await endTurn(context, turn, { state: 'withdrawn', reason: 'client-refused', verb: 'offer.withdrawn' })
  }
}
