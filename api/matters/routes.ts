import { createMatter } from '../../commands/partnerships/placement/createMatter.ts'
import { updateMatter } from '../../commands/partnerships/placement/updateMatter.ts'
import { invalid } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Matter } from '../../models/Matter.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, etagOf, ok, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { matterListing } from './list.ts'
import { outlineOf, ownFields } from './present.ts'
import * as schema from './schema.ts'
import { presentMatter, shown } from './work.ts'

export const list = endpoint({
  summary: 'The matters that you may see, as outlines',
  policy: { may: ['read', 'Matter'] },
  query: schema.MatterQuery,
  answer: { status: 200, schema: pageSchema(schema.MatterOutline) },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, matterListing, { limit, cursor, sort, filters }, outlineOf)),
})

export const show = endpoint({
  summary: 'One matter, as far as you may read it',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.Matter },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await open(ability, context, Matter, params.id)
    return ok(await presentMatter(ability, matter), { ETag: etagOf(ownFields(matter)) })
  },
})

export const create = endpoint({
  summary: 'Open a piece of work on a case of yours, or for the centre itself',
  policy: { may: ['create', 'Matter'] },
  body: schema.NewMatter,
  answer: { status: 201, schema: schema.Matter },
  transaction: true,
  handle: async ({ ability, context, body: { caseId, ...input } }) => {
    if ((caseId === null) !== (input.kind === 'centre-work')) {
      throw invalid('/caseId', 'centre-work, and nothing else, goes without a case')
    }
    const legalCase = caseId ? await findFor(ability, 'record-step', Case, caseId) : null
    const { id } = await createMatter(context, legalCase, input)
    const { body, headers } = await shown(ability, id)
    return { status: 201, body, headers: { ...headers, Location: `/api/v1/matters/${id}` } }
  },
})

export const update = endpoint({
  summary: 'Change what the firm is asked to do, or what it needs for that',
  policy: { may: ['update', 'Matter'] },
  params: byId,
  body: schema.MatterChange,
  answer: { status: 200, schema: schema.Matter },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const matter = await findFor(ability, 'update', Matter, params.id)
    refuseStale(http, ownFields(matter))
    await updateMatter(context, matter, body)
    return shown(ability, matter.id)
  },
})
