import { changePartnership } from '../../commands/partnerships/agreements/changePartnership.ts'
import { endPartnership } from '../../commands/partnerships/agreements/endPartnership.ts'
import { proposePartnership } from '../../commands/partnerships/agreements/proposePartnership.ts'
import { signPartnership } from '../../commands/partnerships/agreements/signPartnership.ts'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { Partnership } from '../../models/Partnership.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { byId } from '../text.ts'
import {
  Ending,
  NewPartnership,
  PartnershipAnswer,
  PartnershipChange,
  PartnershipPage,
  Signature,
} from './agreement-schema.ts'
import { presentPartnership } from './present.ts'
import { agreementOfYear, agreementsOf, partnershipsOf } from './query.ts'
import { byYear, FirmsOwn } from './schema.ts'

export const list = endpoint({
  summary: 'The yearly agreements with a firm, newest first',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: PartnershipPage },
  transaction: false,
  handle: async ({ ability, context, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
    const { items, next } = await partnershipsOf(firm.id, query)
    const agreements = await agreementsOf(firm.id, items)
    return ok({ items: agreements.map(one => presentPartnership(one, context.today)), next })
  },
})

export const propose = endpoint({
  summary: 'Draft a yearly agreement with a firm, with what it pledges',
  policy: { may: ['agree-partnership', 'Firm'] },
  params: byId,
  body: NewPartnership,
  answer: { status: 201, schema: PartnershipAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'agree-partnership', Firm, params.id)
    const partnership = await proposePartnership(context, firm, body)
    const seen = await presented(partnership, context.today)
    return created(`/api/v1/firms/${firm.id}/partnerships/${body.year}`, seen)
  },
})

export const read = endpoint({
  summary: 'One agreement, with what the firm pledged',
  policy: { may: ['read', 'Firm'] },
  params: byYear,
  answer: { status: 200, schema: PartnershipAnswer },
  transaction: false,
  handle: async ({ ability, context, params }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
    return okWithVersion(presentPartnership(await agreementOfYear(firm.id, params.year), context.today))
  },
})

export const change = endpoint({
  summary: 'Change an agreement while it is a draft; pledges are replaced as a whole',
  policy: { may: ['agree-partnership', 'Firm'] },
  params: byYear,
  body: PartnershipChange,
  answer: { status: 200, schema: PartnershipAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const partnership = await partnershipFor(ability, params)
    const seen = await presented(partnership, context.today)
    refuseStale(http, seen)
    await changePartnership(context, partnership, body, seen.pledges)
    return okWithVersion(await presented(partnership, context.today))
  },
})

export const sign = endpoint({
  summary: 'Record that both sides signed the agreement, and who; the firm becomes a partner',
  policy: { may: ['agree-partnership', 'Firm'] },
  params: byYear,
  body: Signature,
  answer: { status: 200, schema: PartnershipAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const partnership = await partnershipFor(ability, params)
    await signPartnership(context, partnership, body)
    return ok(await presented(partnership, context.today))
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
    return ok(await presented(partnership, context.today))
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

async function presented({ firmId, year }: Partnership, today: string) {
  return presentPartnership(await agreementOfYear(firmId, year), today)
}
