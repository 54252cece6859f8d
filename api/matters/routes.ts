import { answerConflictCheck } from '../../commands/partnerships/answerConflictCheck.ts'
import { closeMatter } from '../../commands/partnerships/closeMatter.ts'
import { createMatter } from '../../commands/partnerships/createMatter.ts'
import { offerMatter } from '../../commands/partnerships/offerMatter.ts'
import { updateMatter } from '../../commands/partnerships/updateMatter.ts'
import { record } from '../../commands/record.ts'
import { invalid } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { Firm } from '../../models/Firm.ts'
import { Matter } from '../../models/Matter.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { done, endpoint, etagOf, ok, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { matterListing } from './list.ts'
import { outlineOf, ownFields, presentSlip } from './present.ts'
import * as schema from './schema.ts'
import { presentMatter } from './work.ts'

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
    if (!caseId && input.kind !== 'centre-work')
      throw invalid('/caseId', 'only centre-work goes without a case')
    const legalCase = caseId ? await findFor(ability, 'record-step', Case, caseId) : null
    const { id } = await createMatter(context, legalCase, input)
    const { body, headers } = await shown(ability, id)
    return { status: 201, body, headers: { ...headers, Location: `/api/v1/matters/${id}` } }
  },
})

export const update = endpoint({
  summary: 'Change the scope of the work or the instructions for it',
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

export const offer = endpoint({
  summary: 'Offer a matter to a partner firm',
  policy: { may: ['offer', 'Matter'] },
  params: byId,
  body: schema.Offer,
  answer: { status: 200, schema: schema.Matter },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'offer', Matter, params.id)
    await offerMatter(context, matter, await findFor(ability, 'read', Firm, body.firmId))
    return shown(ability, matter.id)
  },
})

export const slip = endpoint({
  summary: 'What a firm needs to know for its conflict check',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.Slip },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'read', Matter, params.id, { group: 'slip' })
    await record(context, 'matter.slip-opened', matter, { fields: ['slip'] })
    return ok(presentSlip(await clientOf(matter)))
  },
})

// The reader of a slip may see neither the case nor the client: the slip is all they get of either.
async function clientOf({ caseId }: Matter): Promise<Client | null> {
  const legalCase = caseId ? await Case.findByPk(caseId) : null
  return legalCase && Client.findByPk(legalCase.clientId)
}

export const conflictCheck = endpoint({
  summary: 'Answer the conflict check of a matter that was offered to your firm',
  policy: { may: ['answer-conflict-check', 'Matter'] },
  params: byId,
  body: schema.ConflictAnswer,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    await answerConflictCheck(
      context,
      await findFor(ability, 'answer-conflict-check', Matter, params.id),
      body,
    )
    return done
  },
})

export const closure = endpoint({
  summary: 'Close a matter. Access that hangs on it ends at once',
  policy: { may: ['close', 'Matter'] },
  params: byId,
  body: schema.Closure,
  answer: { status: 200, schema: schema.Matter },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'close', Matter, params.id)
    await closeMatter(context, matter, body)
    return shown(ability, matter.id)
  },
})

async function shown(ability: Ability, id: string) {
  const matter = await findFor(ability, 'read', Matter, id)
  return ok(await presentMatter(ability, matter), { ETag: etagOf(ownFields(matter)) })
}
