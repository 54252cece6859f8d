import { addProvider } from '../../commands/psychosocial/addProvider.ts'
import { changeProvider } from '../../commands/psychosocial/changeProvider.ts'
import { reviewProvider } from '../../commands/psychosocial/reviewProvider.ts'
import { Provider } from '../../models/Provider.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { byId } from '../text.ts'
import { piecesOf, providerListing } from './list.ts'
import { presentListed, presentProvider } from './present.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'To whom a client may be referred: by kind, service, layer and language',
  policy: { may: ['read', 'Provider'] },
  query: schema.ProviderQuery,
  answer: { status: 200, schema: schema.ProviderPage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, status, kind, ...wanted } }) => {
    const filters = { status, kind, ...piecesOf(wanted) }
    return ok(await listPage(ability, providerListing, { limit, cursor, sort, filters }, presentListed))
  },
})

export const add = endpoint({
  summary: 'Put a provider into the directory',
  policy: { may: ['create', 'Provider'] },
  body: schema.NewProvider,
  answer: { status: 201, schema: schema.ProviderAnswer },
  transaction: true,
  handle: async ({ ability, context, body }) => {
    const { id } = await addProvider(context, body)
    return created(`/api/v1/providers/${id}`, presentProvider(await findFor(ability, 'read', Provider, id)))
  },
})

export const read = endpoint({
  summary: 'One provider',
  policy: { may: ['read', 'Provider'] },
  params: byId,
  answer: { status: 200, schema: schema.ProviderAnswer },
  transaction: false,
  handle: async ({ ability, params }) =>
    okWithVersion(presentProvider(await findFor(ability, 'read', Provider, params.id))),
})

export const change = endpoint({
  summary: 'Change what is known of a provider, or say that it has ended',
  policy: { may: ['update', 'Provider'] },
  params: byId,
  body: schema.ProviderChange,
  answer: { status: 200, schema: schema.ProviderAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const provider = await findFor(ability, 'update', Provider, params.id)
    refuseStale(http, presentProvider(provider))
    await changeProvider(context, provider, body)
    return okWithVersion(presentProvider(provider))
  },
})

export const review = endpoint({
  summary: 'Say that an entry was looked at today and is true, until the day of the next review',
  policy: { may: ['update', 'Provider'] },
  params: byId,
  body: schema.Review,
  answer: { status: 200, schema: schema.ProviderAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const provider = await findFor(ability, 'update', Provider, params.id)
    await reviewProvider(context, provider, body)
    return okWithVersion(presentProvider(provider))
  },
})
