import { answerConflictCheck } from '../../commands/partnerships/placement/answerConflictCheck.ts'
import { offerMatter } from '../../commands/partnerships/placement/offerMatter.ts'
import { answerByLink } from '../../commands/partnerships/placement/offers/answerByLink.ts'
import { answerOffer } from '../../commands/partnerships/placement/offers/answerOffer.ts'
import { isOver } from '../../commands/partnerships/placement/offers/clock.ts'
import { decideCondition } from '../../commands/partnerships/placement/offers/decideCondition.ts'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { Matter } from '../../models/Matter.ts'
import { Offer } from '../../models/Offer.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { offersThatWait } from '../../policies/conditions.ts'
import { done, endpoint } from '../endpoint.ts'
import { byId } from '../text.ts'
import * as schema from './schema.ts'
import { shown } from './work.ts'

export const offer = endpoint({
  summary: 'Offer a matter to one partner firm: a ladder with one rung',
  policy: { may: ['offer', 'Matter'] },
  params: byId,
  body: schema.Offer,
  answer: { status: 200, schema: schema.Matter },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const matter = await findFor(ability, 'offer', Matter, params.id)
    const firm = await findFor(ability, 'read', Firm, body.firmId)
    await offerMatter(context, matter, firm, house.config.PUBLIC_URL)
    return shown(ability, matter.id)
  },
})

export const answer = endpoint({
  summary: 'Answer an offer to your firm: yes, no, or a conflict of interest',
  policy: { may: ['answer-offer', 'Matter'] },
  params: byId,
  body: schema.OfferAnswer,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const matter = await inTime(ability, 'answer-offer', params.id, context.now)
    await answerOffer(context, matter, body, house.config.PUBLIC_URL)
    return done
  },
})

export const byLink = endpoint({
  summary: 'Answer an offer to your firm by the link of a mail, without a sign-in',
  policy: { everybody: 'the link is the proof; it works once, and only while the offer waits' },
  body: schema.AnswerByLink,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ context, body: { token, ...given }, house }) => {
    await answerByLink(context, token, given, house.config.PUBLIC_URL)
    return done
  },
})

export const conflictCheck = endpoint({
  summary: 'Answer the conflict check of a matter that was offered to your firm',
  policy: { may: ['answer-conflict-check', 'Matter'] },
  params: byId,
  body: schema.ConflictAnswer,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const matter = await inTime(ability, 'answer-conflict-check', params.id, context.now)
    await answerConflictCheck(context, matter, body, house.config.PUBLIC_URL)
    return done
  },
})

export const condition = endpoint({
  summary: 'Accept or refuse the condition under which a firm cleared a matter',
  policy: { may: ['offer', 'Matter'] },
  params: byId,
  body: schema.ConditionAnswer,
  answer: { status: 200, schema: schema.Matter },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const matter = await findFor(ability, 'offer', Matter, params.id)
    await decideCondition(context, matter, body, house.config.PUBLIC_URL)
    return shown(ability, matter.id)
  },
})

/** Finds a matter for an answer. A firm that let the clock run out, and still sees the matter, is told so (409). */
async function inTime(
  ability: Ability,
  action: 'answer-offer' | 'answer-conflict-check',
  id: string,
  now: Date,
): Promise<Matter> {
  try {
    return await findFor(ability, action, Matter, id)
  } catch (error) {
    if (error instanceof Problem && error.kind === 'forbidden' && (await ranOut(ability, id, now))) {
      throw new Problem('illegal-state', 'The time to answer is over')
    }
    throw error
  }
}

async function ranOut({ actor: { firmId } }: Ability, matterId: string, now: Date): Promise<boolean> {
  const waiting = await Offer.findAll({ where: { matterId, firmId, state: [...offersThatWait] } })
  return waiting.some(one => isOver(one, now))
}
