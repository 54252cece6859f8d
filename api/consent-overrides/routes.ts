import { overrideConsent } from '../../commands/consents/overrideConsent.ts'
import { reviewOverride } from '../../commands/consents/reviewOverride.ts'
import { record } from '../../commands/record.ts'
import { Client } from '../../models/Client.ts'
import { ConsentOverride } from '../../models/ConsentOverride.ts'
import { Firm } from '../../models/Firm.ts'
import { Provider } from '../../models/Provider.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { overrideListing } from './list.ts'
import { presentOverride } from './present.ts'
import * as schema from './schema.ts'

async function shown(ability: Ability, id: string) {
  const question = { limit: 1, sort: 'madeAt', filters: { id } }
  return (await listPage(ability, overrideListing, question, presentOverride)).items[0]
}

export const list = endpoint({
  summary: 'What was disclosed without consent to prevent serious harm, and how it was judged',
  policy: { may: ['read', 'ConsentOverride'] },
  query: schema.OverrideQuery,
  answer: { status: 200, schema: pageSchema(schema.Override) },
  transaction: true,
  handle: async ({ ability, context, query: { limit, cursor, sort, reviewed, ...asked } }) => {
    const filters = { ...asked, reviewed: reviewed === undefined ? undefined : reviewed === 'true' }
    const page = await listPage(ability, overrideListing, { limit, cursor, sort, filters }, presentOverride)
    const records = page.items.map(({ id }) => String(id))
    await record(context, 'consent-overrides.opened', { type: 'ConsentOverride', id: null }, { records })
    return ok(page)
  },
})

export const create = endpoint({
  summary: 'Disclose something without consent, to prevent serious harm, for at most 72 hours',
  policy: { may: ['override-consent', 'Client'] },
  params: byId,
  body: schema.NewOverride,
  answer: { status: 201, schema: schema.Override },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const client = await findFor(ability, 'override-consent', Client, params.id)
    if (body.firmId) await findFor(ability, 'read', Firm, body.firmId)
    if (body.providerId) await findFor(ability, 'read', Provider, body.providerId)
    const { id } = await overrideConsent(context, client, body)
    return created('/api/v1/consent-overrides', await shown(ability, id))
  },
})

export const review = endpoint({
  summary: 'Judge an override that somebody else made',
  policy: { may: ['review-override', 'ConsentOverride'] },
  params: byId,
  body: schema.Review,
  answer: { status: 200, schema: schema.Override },
  transaction: true,
  handle: async ({ ability, context, params: { id }, body }) => {
    await reviewOverride(context, await findFor(ability, 'review-override', ConsentOverride, id), body)
    return ok(await shown(ability, id))
  },
})
