import { linkFamily as link, unlinkFamily as unlink } from '../../commands/casework/linkFamily.ts'
import { registerClient as register, updateClient } from '../../commands/casework/registerClient.ts'
import { record } from '../../commands/record.ts'
import { Client } from '../../models/Client.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, done, endpoint, etagOf, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { clientList, presentClient, presentRow } from './present.ts'
import { familyOf } from './query.ts'
import {
  ClientEdit,
  ClientQuery,
  ClientSeen,
  ClientWritten,
  NewClient,
  NewLink,
  OfRelative,
  Relative,
} from './schema.ts'

export const listClients = endpoint({
  summary: 'Clients: by name where they are yours, as outlines elsewhere',
  policy: { may: ['read', 'Client'] },
  query: ClientQuery,
  answer: { status: 200, schema: pageSchema(ClientSeen) },
  transaction: true,
  handle: async ({ ability, context, query: { limit, cursor, sort, ...filters } }) => {
    const page = await listPage(ability, clientList, { limit, cursor, sort, filters }, presentRow)
    const named = page.items.filter(item => item.fullName !== undefined).map(item => String(item.id))
    if (named.length > 0)
      await record(context, 'clients.listed', { type: 'Client', id: null }, { records: named })
    return ok(page)
  },
})

export const readClient = endpoint({
  summary: "One client's file",
  policy: { may: ['read', 'Client'] },
  params: byId,
  answer: { status: 200, schema: ClientSeen },
  transaction: true,
  handle: async ({ ability, context, params }) =>
    okWithVersion(await presentClient(ability, await open(ability, context, Client, params.id))),
})

export const registerClient = endpoint({
  summary: 'Open the file of a person who seeks protection',
  policy: { may: ['create', 'Client'] },
  body: NewClient,
  answer: { status: 201, schema: ClientSeen },
  transaction: true,
  handle: async ({ ability, context, body }) => {
    const client = await register(context, body)
    const seen = await findFor(ability, 'read', Client, client.id)
    return created(`/api/v1/clients/${client.id}`, await presentClient(ability, seen))
  },
})

export const editClient = endpoint({
  summary: "Correct or complete a client's file",
  policy: { may: ['update', 'Client'] },
  params: byId,
  body: ClientEdit,
  answer: { status: 200, schema: ClientWritten },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const client = await findFor(ability, 'update', Client, params.id)
    refuseStale(http, await presentClient(ability, client))
    const conflictHits = await updateClient(context, client, body)
    const seen = await presentClient(ability, client)
    return ok({ ...seen, conflictHits }, { ETag: etagOf(seen) })
  },
})

export const listFamily = endpoint({
  summary: "A client's relatives and their cases",
  policy: { may: ['read', 'Client'] },
  params: byId,
  answer: { status: 200, schema: pageSchema(Relative) },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const client = await open(ability, context, Client, params.id, 'identity')
    const items = []
    for (const { relation, relative, cases } of await familyOf(ability, client.id)) {
      items.push({ relation, client: await presentClient(ability, relative), cases })
    }
    return ok({ items, next: null })
  },
})

export const linkFamily = endpoint({
  summary: 'Record how two clients are related',
  policy: { may: ['update', 'Client'] },
  params: byId,
  body: NewLink,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const client = await findFor(ability, 'update', Client, params.id)
    const relative = await findFor(ability, 'update', Client, body.relativeId)
    await link(context, client, relative, body.relation)
    return done
  },
})

export const unlinkFamily = endpoint({
  summary: 'Take back a family link that was recorded in error',
  policy: { may: ['update', 'Client'] },
  params: OfRelative,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const client = await findFor(ability, 'update', Client, params.id)
    const relative = await findFor(ability, 'update', Client, params.relativeId)
    await unlink(context, client, relative)
    return done
  },
})
