import { recordConsent } from '../../commands/consents/recordConsent.ts'
import { withdrawConsent } from '../../commands/consents/withdrawConsent.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { Consent } from '../../models/Consent.ts'
import { Firm } from '../../models/Firm.ts'
import { Provider } from '../../models/Provider.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { scopeSql } from '../../policies/scope.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { consentListing } from './list.ts'
import { presentConsent, presentInFull } from './present.ts'
import * as schema from './schema.ts'

const page = pageSchema(schema.Consent)

/** One event of the ledger, as its reader sees it. */
async function shown(ability: Ability, today: string, id: string) {
  const question = { limit: 1, sort: '-recordedAt', filters: { id } }
  const { items } = await listPage(ability, consentListing(today), question, presentInFull)
  return items[0]
}

export const list = endpoint({
  summary: 'The ledger of consents as far as you may see it, without names and reasons',
  policy: { may: ['read', 'Consent'] },
  query: schema.ConsentQuery,
  answer: { status: 200, schema: page },
  transaction: false,
  handle: async ({ ability, context, query: { limit, cursor, sort, ...filters } }) => {
    const question = { limit, cursor, sort, filters }
    return ok(await listPage(ability, consentListing(context.today), question, presentConsent))
  },
})

export const ofClient = endpoint({
  summary: "One client's ledger: what they agreed to, limited, refused and took back, and what holds today",
  policy: { may: ['read', 'Consent'] },
  params: byId,
  query: schema.ClientConsentQuery,
  answer: { status: 200, schema: page },
  transaction: true,
  handle: async ({ ability, context, params, query: { limit, cursor, sort, ...narrowed } }) => {
    // Whoever sees no more of a client than the outline, or looks through broken glass, is refused: an empty list would
    // say "no consent".
    const client = await findFor(ability, 'read', Client, params.id, { group: 'identity' })
    await findFor(ability, 'refer', Client, client.id, { lock: false })
    authorize(ability, 'read', 'Consent')
    const question = { limit, cursor, sort, filters: { ...narrowed, clientId: client.id } }
    const found = await listPage(ability, consentListing(context.today), question, presentInFull)
    await record(context, 'consents.opened', client)
    return ok(found)
  },
})

export const create = endpoint({
  summary: 'Record that a client agreed to something, agreed to less than before, or refused',
  policy: { may: ['record-consent', 'Client'] },
  params: byId,
  body: schema.NewConsent,
  answer: { status: 201, schema: schema.Consent },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const client = await findFor(ability, 'record-consent', Client, params.id)
    if ('firmId' in body && body.firmId) await findFor(ability, 'read', Firm, body.firmId)
    if ('providerId' in body && body.providerId) await findFor(ability, 'read', Provider, body.providerId)
    const { id } = await recordConsent(context, client, body, house.config.PUBLIC_URL)
    await refuseBeyond(ability, id)
    return created(`/api/v1/clients/${client.id}/consents`, await shown(ability, context.today, id))
  },
})

/** Nobody records what they could not take back: the transaction takes the event with it (403). */
async function refuseBeyond(ability: Ability, id: string): Promise<void> {
  const within = `id = ${escaped(id)} AND ${scopeSql(ability, 'withdraw', Consent, undefined, 'one')}`
  const found = await select(`SELECT 1 AS found FROM consents AS \`Consent\` WHERE \`Consent\`.${within}`)
  if (found.length === 0) throw new Problem('forbidden', 'A consent to this is not yours to record')
}

export const withdrawal = endpoint({
  summary: 'Withdraw a consent. The recipient sees nothing more by it from its next request on',
  policy: { may: ['withdraw', 'Consent'] },
  params: byId,
  body: schema.Withdrawal,
  answer: { status: 200, schema: schema.Consent },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const consent = await findFor(ability, 'withdraw', Consent, params.id)
    const before = await shown(ability, context.today, consent.id)
    await withdrawConsent(context, consent, body, house.config.PUBLIC_URL)
    // Whoever saw the client by this very consent sees nothing of it any more.
    return ok((await shown(ability, context.today, consent.id)) ?? { ...before, state: 'withdrawn' })
  },
})
