import { decideConflict } from '../../commands/casework/decideConflict.ts'
import { partsOf, termsOfDocument } from '../../commands/casework/nameTokens.ts'
import { searchConflicts } from '../../commands/casework/searchConflicts.ts'
import { invalid } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { ConflictSearch } from '../../models/ConflictSearch.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { listSearches, shown } from './list.ts'
import { Decision, Question, SearchesQuery, SearchSeen } from './schema.ts'

export const search = endpoint({
  summary: 'Search all clients and all parties of cases for conflicts; hits are outlines without a name',
  policy: { may: ['search-conflicts', 'Case'] },
  body: Question,
  answer: { status: 201, schema: SearchSeen },
  transaction: true,
  handle: async ({ ability, context, body: { caseId, ...asked } }) => {
    refuseEmpty(asked)
    const legalCase = caseId ? await findFor(ability, 'read', Case, caseId, { group: 'story' }) : null
    const { id } = await searchConflicts(context, ability, {
      ...asked,
      caseId: legalCase?.id ?? null,
      ownerId: context.actor.id,
      except: legalCase ? { caseId: legalCase.id, clientId: legalCase.clientId } : {},
    })
    return created(`/api/v1/conflict-searches/${id}`, await shown(ability, id))
  },
  afresh: async ({ ability }, earlier) => {
    const { id } = await findFor(ability, 'read', ConflictSearch, (earlier.body as { id: string }).id)
    return { ...earlier, body: await shown(ability, id) }
  },
})

function refuseEmpty(asked: { names: string[]; documentNumbers: string[] }): void {
  const name = asked.names.findIndex(one => partsOf(one).length === 0)
  if (name >= 0) throw invalid(`/names/${name}`, 'holds no letter or digit')
  const number = asked.documentNumbers.findIndex(one => termsOfDocument(one).length === 0)
  if (number >= 0) throw invalid(`/documentNumbers/${number}`, 'holds no letter or digit')
}

export const read = endpoint({
  summary: 'One conflict search, with what it found',
  policy: { may: ['read', 'ConflictSearch'] },
  params: byId,
  answer: { status: 200, schema: SearchSeen },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const { id } = await open(ability, context, ConflictSearch, params.id)
    return ok(await shown(ability, id))
  },
})

export const decision = endpoint({
  summary: 'Write down what came of a conflict search, once',
  policy: { may: ['decide', 'ConflictSearch'] },
  params: byId,
  body: Decision,
  answer: { status: 200, schema: SearchSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const found = await findFor(ability, 'decide', ConflictSearch, params.id)
    await decideConflict(context, found, body)
    return ok(await shown(ability, found.id))
  },
})

// Not for the readers of a case's parties: what else the centre holds is no business of a firm's lawyers.
export const ofCase = endpoint({
  summary: 'The conflict searches that were made for a case',
  policy: { may: ['read', 'Case'] },
  params: byId,
  query: SearchesQuery,
  answer: { status: 200, schema: pageSchema(SearchSeen) },
  transaction: true,
  handle: async ({ ability, context, params, query: { limit, cursor, sort } }) => {
    const { id: caseId } = await open(ability, context, Case, params.id, 'story')
    return ok(await listSearches(ability, { limit, cursor, sort, filters: { caseId } }))
  },
})
