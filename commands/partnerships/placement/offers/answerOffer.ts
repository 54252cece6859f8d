import { Problem } from '../../../../errors.ts'
import type { Matter } from '../../../../models/Matter.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { hoursAfter, refuseLate } from './clock.ts'
import { endTurn } from './endTurn.ts'
import { type Turn, termOf, turnOf } from './ladder.ts'

export const declineReasons = ['capacity', 'expertise', 'language', 'timing', 'policy', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export type OfferAnswer = { answer: 'yes' } | { answer: 'conflict' } | { answer: 'no'; reason: DeclineReason }

/**
 * A firm's answer to an offer. A yes starts the clock of the conflict check; a no or a conflict gives the turn to the next
 * firm. Throws 409 where no offer waits for it, because it was answered already or its time is over.
 */
export async function answerOffer(
  context: Context,
  matter: Matter,
  answer: OfferAnswer,
  publicUrl: string,
): Promise<void> {
  const offer = await turnOf(matter)
  if (offer?.state !== 'offered') {
    throw new Problem('illegal-state', 'No offer of this matter waits for an answer')
  }
  refuseLate(offer, context.now)
  await take(context, { matter, offer, publicUrl }, answer)
}

/** Writes an answer down whose offer was found to wait for it. */
export async function take(context: Context, turn: Turn, answer: OfferAnswer): Promise<void> {
  await turn.offer.update({ answeredAt: context.now, answeredBy: context.actor.id || null })
  if (answer.answer === 'yes') return accept(context, turn)
  const ended =
    answer.answer === 'no'
      ? ({ state: 'declined', reason: answer.reason } as const)
      : ({ state: 'conflict' } as const)
  await endTurn(context, turn, { ...ended, verb: 'offer.answered' })
}

async function accept(context: Context, { matter, offer }: Turn): Promise<void> {
  const { clearHours } = await termOf(offer.firmId, context.today)
  const closesAt = hoursAfter(context.now, clearHours)
  const restarted = { answerBy: closesAt, closesAt, nudgedAt: null, answerTokenHash: null }
  await offer.update({ state: 'accepted', ...restarted })
  await record(context, 'offer.answered', matter, { outcome: 'accepted', records: [offer.firmId, offer.id] })
}
