import type { Context } from '../../commands/context.ts'
import { endShare } from '../../commands/psychosocial/endShare.ts'
import { shareAcross } from '../../commands/psychosocial/shareAcross.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Referral } from '../../models/Referral.ts'
import { Share } from '../../models/Share.ts'
import type { Ability } from '../../policies/ability.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { created, done, endpoint, ok } from '../endpoint.ts'
import { listPage, type Question } from '../list.ts'
import { byId } from '../text.ts'
import { shareListing } from './list.ts'
import { presentShare } from './present.ts'
import * as schema from './schema.ts'

/** A page of shares, with a line in the log that names each that was shown. */
async function opened(ability: Ability, context: Context, of: Case | Referral, question: Question) {
  const page = await listPage(ability, shareListing, question, presentShare)
  const records = page.items.map(({ id }) => String(id))
  await record(context, 'shares.opened', of, { records })
  return page
}

export const ofCase = endpoint({
  summary: 'What the psychosocial side shared about the client of a case, while the client agrees',
  policy: { may: ['read', 'Share'] },
  params: byId,
  query: schema.ShareQuery,
  answer: { status: 200, schema: schema.SharePage },
  transaction: true,
  handle: async ({ ability, context, params, query: { limit, cursor, sort } }) => {
    // A counsellor, too, learns from here who the client of a case is: by the claim, which is the legal side's.
    const legalCase = await findFor(ability, 'read', Case, params.id, { group: 'claim' })
    authorize(ability, 'read', 'Share')
    const question = { limit, cursor, sort, filters: { clientId: legalCase.clientId } }
    return ok(await opened(ability, context, legalCase, question))
  },
})

export const ofReferral = endpoint({
  summary: 'What was shared with the legal side of a referral, as far as it is yours to see',
  policy: { may: ['read', 'Share'] },
  params: byId,
  query: schema.ShareQuery,
  answer: { status: 200, schema: schema.SharePage },
  transaction: true,
  handle: async ({ ability, context, params, query: { limit, cursor, sort } }) => {
    const referral = await findFor(ability, 'read', Referral, params.id)
    const question = { limit, cursor, sort, filters: { referralId: referral.id } }
    return ok(await opened(ability, context, referral, question))
  },
})

export const create = endpoint({
  summary: 'Share something with the legal side, to be read while the client agrees',
  policy: { may: ['share', 'Referral'] },
  params: byId,
  body: schema.NewShare,
  answer: { status: 201, schema: schema.ShareSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const referral = await findFor(ability, 'share', Referral, params.id)
    const { id } = await shareAcross(context, referral, body)
    const question = { limit: 1, sort: 'madeAt', filters: { id } }
    const { items } = await listPage(ability, shareListing, question, presentShare)
    return created(`/api/v1/referrals/${referral.id}/shares`, items[0])
  },
})

export const ending = endpoint({
  summary: 'Take back something that was shared with the legal side',
  policy: { may: ['share', 'Referral'] },
  params: schema.OfShare,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const referral = await findFor(ability, 'share', Referral, params.id)
    const where = { id: params.shareId, referralId: referral.id }
    const share = await Share.findOne({ where, lock: true })
    if (!share) throw new Problem('not-found', 'There is no such share of this referral')
    await endShare(context, share)
    return done
  },
})
