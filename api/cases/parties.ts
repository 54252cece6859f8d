import { addParty as add, type PartyWritten } from '../../commands/casework/addParty.ts'
import { changeParty as change } from '../../commands/casework/changeParty.ts'
import { endParty as end } from '../../commands/casework/endParty.ts'
import { Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Party } from '../../models/Party.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, done, endpoint, etagOf, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { personOf } from '../people.ts'
import { byId, marked } from '../text.ts'
import * as schema from './parties-schema.ts'
import { ChildQuery } from './schema.ts'

async function presentParty(party: Party) {
  return {
    id: party.id,
    kind: party.kind,
    name: marked(party.name),
    aliases: (party.aliases ?? []).map(marked),
    note: party.note ?? null,
    addedBy: await personOf(party.addedBy),
    addedAt: party.createdAt.toISOString(),
    removedOn: party.removedOn ?? null,
  }
}

async function presentWritten({ party, conflictHits }: PartyWritten) {
  return { ...(await presentParty(party)), conflictHits }
}

async function partyOf(legalCase: Case, id: string, lock: boolean): Promise<Party> {
  const party = await Party.findOne({ where: { id, caseId: legalCase.id }, lock })
  if (!party) throw new Problem('not-found', 'There is no such party of this case')
  return party
}

export const list = endpoint({
  summary: 'Whom else a case is about: adverse persons, bodies, witnesses',
  policy: { may: ['read', 'Case'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: pageSchema(schema.PartySeen) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const legalCase = await open(ability, context, Case, params.id, 'parties')
    return ok(await listChildren(Party, { caseId: legalCase.id }, 'createdAt', query, presentParty))
  },
})

export const read = endpoint({
  summary: 'One party of a case',
  policy: { may: ['read', 'Case'] },
  params: schema.OfParty,
  answer: { status: 200, schema: schema.PartySeen },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const legalCase = await open(ability, context, Case, params.id, 'parties')
    return okWithVersion(await presentParty(await partyOf(legalCase, params.partyId, false)))
  },
})

export const create = endpoint({
  summary: 'Add a party to a case; its names are searched for conflicts',
  policy: { may: ['update', 'Case'] },
  params: byId,
  body: schema.NewParty,
  answer: { status: 201, schema: schema.PartyWritten },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'update', Case, params.id)
    const written = await add(context, legalCase, body)
    const path = `/api/v1/cases/${legalCase.id}/parties/${written.party.id}`
    return created(path, await presentWritten(written))
  },
})

export const edit = endpoint({
  summary: 'Correct or complete a party; a new name is searched for conflicts',
  policy: { may: ['update', 'Case'] },
  params: schema.OfParty,
  body: schema.PartyEdit,
  answer: { status: 200, schema: schema.PartyWritten },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const legalCase = await findFor(ability, 'update', Case, params.id)
    const party = await partyOf(legalCase, params.partyId, true)
    refuseStale(http, await presentParty(party))
    const written = await change(context, legalCase, party, body)
    return ok(await presentWritten(written), { ETag: etagOf(await presentParty(party)) })
  },
})

export const ending = endpoint({
  summary: 'Take a party off a case that was added in error; it stays in the file',
  policy: { may: ['update', 'Case'] },
  params: schema.OfParty,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const legalCase = await findFor(ability, 'update', Case, params.id)
    await end(context, await partyOf(legalCase, params.partyId, true))
    return done
  },
})
