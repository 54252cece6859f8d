import { Problem } from '../../../../errors.ts'
import { Matter } from '../../../../models/Matter.ts'
import { Offer } from '../../../../models/Offer.ts'
import { hashToken } from '../../../access/secrets.ts'
import type { Context } from '../../../context.ts'
import { type OfferAnswer, take } from './answerOffer.ts'
import { isOver } from './clock.ts'
import { gatesEnding, turnOf } from './ladder.ts'

/**
 * A firm's answer by the link of a mail. Throws the same 404 for every token that opens nothing: unknown, used, replaced by
 * a newer one, too late, or of a firm that may not have the matter any more.
 */
export async function answerByLink(
  context: Context,
  token: string,
  answer: OfferAnswer,
  publicUrl: string,
): Promise<void> {
  const answerTokenHash = hashToken(token)
  const found = await Offer.findOne({ where: { answerTokenHash } })
  const matter = found && (await Matter.findByPk(found.matterId, { lock: true, rejectOnEmpty: true }))
  const offer = matter && (await turnOf(matter))
  // Asked anew now that the matter is locked: the link may have been used meanwhile.
  if (!offer || offer.answerTokenHash !== answerTokenHash || !(await isGood(context, matter, offer))) {
    throw new Problem('not-found', 'There is no such link, or it was used, or its time is over')
  }
  await take(context, { matter, offer, publicUrl }, answer)
}

async function isGood({ now, today }: Context, matter: Matter, offer: Offer): Promise<boolean> {
  if (offer.state !== 'offered' || matter.status !== 'draft' || isOver(offer, now)) return false
  return (await gatesEnding(matter, offer.firmId, today)).length === 0
}
