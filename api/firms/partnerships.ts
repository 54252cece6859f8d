import { endPartnership } from '../../commands/partnerships/endPartnership.ts'
import { proposePartnership } from '../../commands/partnerships/proposePartnership.ts'
import { signPartnership } from '../../commands/partnerships/signPartnership.ts'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { Partnership } from '../../models/Partnership.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentPartnership } from './present.ts'
import { partnershipsOf } from './query.ts'
import {
  byYear,
  Ending,
  FirmsOwn,
  NewPartnership,
  PartnershipAnswer,
  PartnershipPage,
  Signature,
} from './schema.ts'

export const list = endpoint({
  summary: 'The yearly agreements with a firm, newest first',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: PartnershipPage },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
    const { items, next } = await partnershipsOf(firm.id, query)
    return ok({ items: items.map(presentPartnership), next })
  },
})

export const propose = endpoint({
  summary: 'Draft a yearly agreement with a firm',
  policy: { may: ['agree-partnership', 'Firm'] },
  params: byId,
  body: NewPartnership,
  answer: { status: 201, schema: PartnershipAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'agree-partnership', Firm, params.id)
    const partnership = await proposePartnership(context, firm, body)
    return created(`/api/v1/firms/${firm.id}/partnerships/${body.year}`, presentPartnership(partnership))
  },
})

export const sign = endpoint({
  summary: 'Record that both sides signed the agreement; the firm becomes a partner',
  policy: { may: ['agree-partnership', 'Firm'] },
  params: byYear,
  body: Signature,
  answer: { status: 200, schema: PartnershipAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const partnership = await partnershipFor(ability, params)
    await signPartnership(context, partnership, body)
    return ok(presentPartnership(partnership))
  },
})

export const end = endpoint({
  summary: 'End an agreement, and with it the access of the firm’s lawyers',
  policy: { may: ['agree-partnership', 'Firm'] },
  params: byYear,
  body: Ending,
  answer: { status: 200, schema: PartnershipAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const partnership = await partnershipFor(ability, params)
    await endPartnership(context, partnership, body)
    return ok(presentPartnership(partnership))
  },
})

/** Finds an agreement through its firm, and locks both: the firm first, as every command does. */
async function partnershipFor(
  ability: Ability,
  { id, year }: { id: string; year: number },
): Promise<Partnership> {
  const firm = await findFor(ability, 'agree-partnership', Firm, id)
  const partnership = await Partnership.findOne({ where: { firmId: firm.id, year }, lock: true })
  if (!partnership) throw new Problem('not-found', 'This firm has no partnership for that year')
  return partnership
}
