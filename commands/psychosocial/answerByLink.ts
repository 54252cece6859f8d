import type { Referral } from '../../models/Referral.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { type Disclosed, disclosedOf } from './disclosedOf.ts'
import { type Move, moveReferral } from './moveReferral.ts'
import { makeReferralLink, referralByLink } from './referralLinks.ts'
import { isEnd } from './referralMoves.ts'

export interface OpenedReferral {
  referral: Referral
  disclosed: Disclosed
}

/** Shows a provider what was disclosed to them, and nothing else. Throws 404 for a link that opens nothing. */
export async function openByLink(context: Context, token: string): Promise<OpenedReferral> {
  const { referral, pieces } = await referralByLink(context, token)
  const disclosed = await disclosedOf(referral.clientId, pieces)
  await record(context, 'referral.opened-by-link', referral, { fields: pieces, records: [referral.clientId] })
  return { referral, disclosed }
}

/**
 * A provider's receipt, answer or feedback by a link, which works once. Answers the token of the next link, or null when the
 * referral has ended. Throws 404 for a link that opens nothing, and 409 or 422 as a move does; the link then works on.
 */
export async function answerByLink(context: Context, token: string, answer: Move): Promise<string | null> {
  const { referral } = await referralByLink(context, token)
  const next = await makeReferralLink(context, referral)
  await moveReferral(context, referral, { link: true }, answer)
  return isEnd(referral.state) ? null : next
}
