import { Placement } from '../../../../models/Placement.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import type { Turn } from './ladder.ts'
import { loseFirm } from './loseFirm.ts'
import { offerNext } from './offerNext.ts'

interface Ended {
  state: 'declined' | 'conflict' | 'silent' | 'withdrawn'
  /** A code, never a person’s words. */
  reason?: string | null
  /** What the audit log calls it. */
  verb: string
}

/**
 * Ends the turn of a firm without it having the matter: the next firm of the ladder is asked. Where the firm had the
 * matter already, and was to check again, the work ends instead.
 */
export async function endTurn(context: Context, turn: Turn, ended: Ended): Promise<void> {
  const { matter, offer } = turn
  const { state, reason = null, verb } = ended
  await offer.update({ state, reason, settledAt: context.now, answerTokenHash: null })
  await matter.update({ firmId: null, conflictCheck: 'none', conflictCheckedOn: null })
  await record(context, verb, matter, { outcome: reason ?? state, records: [offer.firmId, offer.id] })
  if (offer.kind === 'recheck') return loseFirm(context, matter, offer)
  const placement = await openPlacement(offer.placementId)
  if (placement) await offerNext(context, { ...turn, placement })
}

const openPlacement = async (id: string | null) =>
  id === null ? null : Placement.findOne({ where: { id, state: 'open' }, lock: true })
