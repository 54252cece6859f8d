import { answerByLink, openByLink } from '../../commands/psychosocial/answerByLink.ts'
import type { Disclosed } from '../../commands/psychosocial/disclosedOf.ts'
import { openMoves } from '../../commands/psychosocial/moveReferral.ts'
import { sendNewLink } from '../../commands/psychosocial/referralLinks.ts'
import { Provider } from '../../models/Provider.ts'
import { Referral } from '../../models/Referral.ts'
import { findFor } from '../../policies/authorize.ts'
import { done, endpoint, ok } from '../endpoint.ts'
import { byId, marked, markedOrNull } from '../text.ts'
import * as schema from './link-schema.ts'

export const opening = endpoint({
  summary: 'See what was disclosed with a referral to you, by the link of a mail, without a sign-in',
  policy: { everybody: 'the link is the proof; it shows what was disclosed, while the client agrees' },
  body: schema.Opening,
  answer: { status: 200, schema: schema.Opened },
  transaction: true,
  handle: async ({ context, body: { token } }) => {
    const { referral, disclosed } = await openByLink(context, token)
    const { reference, service, urgency, state, respondBy } = referral
    return ok({
      ...{ reference, service, urgency, state, respondBy: respondBy ?? null },
      reason: markedOrNull(referral.reason),
      safeContact: markedOrNull(referral.safeContact),
      interpreter: markedOrNull(referral.interpreter),
      disclosed: markedThroughout(disclosed),
      allowed: await openMoves(referral, { link: true }),
    })
  },
})

export const answer = endpoint({
  summary: 'Receipt, answer or feedback to a referral by the link of a mail; the link works once',
  policy: { everybody: 'the link is the proof; it works once, while the client agrees' },
  body: schema.Answer,
  answer: { status: 200, schema: schema.Next },
  transaction: true,
  handle: async ({ context, body: { token, answer: given } }) =>
    ok({ next: await answerByLink(context, token, given) }),
})

export const anew = endpoint({
  summary: 'Send the provider a new link; the one before works no more',
  policy: { may: ['move-referral', 'Referral'] },
  params: byId,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, house }) => {
    const referral = await findFor(ability, 'move-referral', Referral, params.id)
    const provider = await findFor(ability, 'read', Provider, referral.providerId)
    await sendNewLink(context, referral, provider, house.config.PUBLIC_URL)
    return done
  },
})

/** Shows, in every text of what was disclosed, what would otherwise act unseen. */
function markedThroughout(disclosed: Disclosed): Record<string, unknown> {
  return JSON.parse(JSON.stringify(disclosed), (_, value: unknown) =>
    typeof value === 'string' ? marked(value) : value,
  )
}
