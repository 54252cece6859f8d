import { recordConsent } from '../../commands/casework/recordConsent.ts'
import { withdrawConsent } from '../../commands/casework/withdrawConsent.ts'
import { Client } from '../../models/Client.ts'
import { Consent } from '../../models/Consent.ts'
import { Firm } from '../../models/Firm.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { consentListing } from './list.ts'
import { presentConsent } from './present.ts'
import * as schema from './schema.ts'

const page = pageSchema(schema.Consent)

export const list = endpoint({
  summary: 'The consents that you may see',
  policy: { may: ['read', 'Consent'] },
  query: schema.ConsentQuery,
  answer: { status: 200, schema: page },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, consentListing, { limit, cursor, sort, filters }, presentConsent)),
})

export const ofClient = endpoint({
  summary: 'What one client agreed to, and took back',
  policy: { may: ['read', 'Consent'] },
  params: byId,
  query: schema.ClientConsentQuery,
  answer: { status: 200, schema: page },
  transaction: false,
  handle: async ({ ability, params, query: { limit, cursor, sort, ...narrowed } }) => {
    // Whoever sees no more of a client than the outline is refused: an empty list would say "no consent".
    const { id: clientId } = await findFor(ability, 'read', Client, params.id, { group: 'identity' })
    authorize(ability, 'read', 'Consent')
    const filters = { ...narrowed, clientId }
    return ok(await listPage(ability, consentListing, { limit, cursor, sort, filters }, presentConsent))
  },
})

export const create = endpoint({
  summary: 'Record what a client agreed may be shared with a firm',
  policy: { may: ['create', 'Consent'] },
  params: byId,
  body: schema.NewConsent,
  answer: { status: 201, schema: schema.Consent },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const client = await findFor(ability, 'update', Client, params.id)
    await findFor(ability, 'read', Firm, body.firmId)
    const { id } = await recordConsent(context, client, body)
    const consent = await findFor(ability, 'read', Consent, id)
    return created(`/api/v1/clients/${client.id}/consents`, presentConsent(consent))
  },
})

export const withdrawal = endpoint({
  summary: 'Withdraw a consent. The firm sees nothing more by it from its next request on',
  policy: { may: ['withdraw', 'Consent'] },
  params: byId,
  answer: { status: 200, schema: schema.Consent },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const consent = await findFor(ability, 'withdraw', Consent, params.id)
    await withdrawConsent(context, consent)
    return ok(presentConsent(consent))
  },
})
