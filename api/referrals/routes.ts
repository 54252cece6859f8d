import { changeReferral, draftReferral } from '../../commands/psychosocial/draftReferral.ts'
import { moveReferral } from '../../commands/psychosocial/moveReferral.ts'
import { nameWorker } from '../../commands/psychosocial/nameWorker.ts'
import { Client } from '../../models/Client.ts'
import { Provider } from '../../models/Provider.ts'
import { Referral } from '../../models/Referral.ts'
import { ReferralMove } from '../../models/ReferralMove.ts'
import { escaped } from '../../models/statements.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, done, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { byId } from '../text.ts'
import { referralListing } from './list.ts'
import { presentListed, presentMove, presentReferral } from './present.ts'
import { findToMove } from './query.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'The referrals that you may see, what must be answered first in front',
  policy: { may: ['read', 'Referral'] },
  query: schema.ReferralQuery,
  answer: { status: 200, schema: schema.ReferralPage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, referralListing, { limit, cursor, sort, filters }, presentListed)),
})

export const ofClient = endpoint({
  summary: 'The services to which a client was referred',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  query: schema.ReferralQuery,
  answer: { status: 200, schema: schema.ReferralPage },
  transaction: false,
  handle: async ({ ability, params, query: { limit, cursor, sort, ...filters } }) => {
    const { id } = await findFor(ability, 'read', Client, params.id, { group: 'identity' })
    // Through broken glass the list would be empty, and say "none".
    await findFor(ability, 'refer', Client, id, { lock: false })
    const question = { limit, cursor, sort, filters, where: `\`Referral\`.client_id = ${escaped(id)}` }
    return ok(await listPage(ability, referralListing, question, presentListed))
  },
})

export const draft = endpoint({
  summary: 'Draft a referral of a client: nothing leaves yet',
  policy: { may: ['refer', 'Client'] },
  params: byId,
  body: schema.NewReferral,
  answer: { status: 201, schema: schema.ReferralAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const client = await findFor(ability, 'refer', Client, params.id)
    await findFor(ability, 'read', Provider, body.providerId)
    const { id } = await draftReferral(context, client, body)
    const seen = await presentReferral(ability, await findFor(ability, 'read', Referral, id))
    return created(`/api/v1/referrals/${id}`, seen)
  },
})

export const read = endpoint({
  summary: 'One referral, as far as it is yours to see',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  answer: { status: 200, schema: schema.ReferralAnswer },
  transaction: true,
  handle: async ({ ability, context, params }) =>
    okWithVersion(await presentReferral(ability, await open(ability, context, Referral, params.id))),
})

export const change = endpoint({
  summary: 'Change a referral that is a draft',
  policy: { may: ['move-referral', 'Referral'] },
  params: byId,
  body: schema.ReferralChange,
  answer: { status: 200, schema: schema.ReferralAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    // Nobody rewrites a reason that they may not read.
    await findFor(ability, 'read', Referral, params.id, { group: 'disclosure' })
    const referral = await findFor(ability, 'move-referral', Referral, params.id)
    refuseStale(http, await presentReferral(ability, referral))
    if (body.providerId) await findFor(ability, 'read', Provider, body.providerId)
    await changeReferral(context, referral, body)
    return okWithVersion(await presentReferral(ability, referral))
  },
})

export const listMoves = endpoint({
  summary: 'What happened to a referral: who moved it, when and why',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  query: schema.ChildQuery,
  answer: { status: 200, schema: schema.MovePage },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const referral = await open(ability, context, Referral, params.id, 'disclosure')
    const moves = { referralId: referral.id }
    return ok(await listChildren(ReferralMove, moves, 'movedAt', query, presentMove(referral)))
  },
})

export const move = endpoint({
  summary: 'Move a referral on. A move that is not possible is answered with those that are',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  body: schema.Move,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const { referral, sides } = await findToMove(ability, params.id)
    await moveReferral(context, referral, { sides, publicUrl: house.config.PUBLIC_URL }, body)
    return done
  },
})

export const worker = endpoint({
  summary: 'Name who of the team works on a referral. They see what was disclosed with it',
  policy: { may: ['name-worker', 'Referral'] },
  params: byId,
  body: schema.Worker,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    await findFor(ability, 'name-worker', Referral, params.id)
    // Whoever waited for the lock is judged again: somebody may have been named meanwhile.
    const referral = await findFor(ability, 'name-worker', Referral, params.id)
    await nameWorker(context, referral, body)
    return done
  },
})
