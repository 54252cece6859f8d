import { changePreparation, endPreparation, recordPreparation } from '../../commands/casework/preparation.ts'
import { Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Preparation } from '../../models/Preparation.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, done, endpoint, etagOf, ok, refuseStale } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { personOf } from '../people.ts'
import { byId, markedOrNull } from '../text.ts'
import * as schema from './preparations-schema.ts'
import { ChildQuery } from './schema.ts'

async function presentPreparation(preparation: Preparation) {
  const { id, appointment, heldOn, deadlineId, needs, note, recordedBy, createdAt, endedOn } = preparation
  return {
    ...{ id, appointment, needs, heldOn: heldOn ?? null, deadlineId: deadlineId ?? null },
    note: markedOrNull(note),
    recordedBy: await personOf(recordedBy),
    recordedAt: createdAt.toISOString(),
    endedOn: endedOn ?? null,
  }
}

async function preparationOf(legalCase: Case, id: string): Promise<Preparation> {
  const found = await Preparation.findOne({ where: { id, caseId: legalCase.id }, lock: true })
  if (!found) throw new Problem('not-found', 'There is no such preparation of this case')
  return found
}

export const list = endpoint({
  summary: 'What the client of a case needs for hearings and interviews',
  policy: { may: ['read', 'Case'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: pageSchema(schema.PreparationSeen) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const { id: caseId } = await open(ability, context, Case, params.id, 'preparation')
    return ok(await listChildren(Preparation, { caseId }, 'createdAt', query, presentPreparation))
  },
})

export const create = endpoint({
  summary: 'Record what a client needs for a hearing or an interview; their counsellor reads it too',
  policy: { may: ['prepare', 'Case'] },
  params: byId,
  body: schema.NewPreparation,
  answer: { status: 201, schema: schema.PreparationSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'prepare', Case, params.id)
    const made = await recordPreparation(context, legalCase, body)
    const seen = await presentPreparation(made)
    const { status, body: answer, headers } = created(`/api/v1/cases/${legalCase.id}/preparations`, seen)
    return { status, body: answer, headers: { ...headers, ETag: etagOf(seen) } }
  },
})

export const edit = endpoint({
  summary: 'Correct or complete what a client needs for a hearing or an interview',
  policy: { may: ['prepare', 'Case'] },
  params: schema.OfPreparation,
  body: schema.PreparationEdit,
  answer: { status: 200, schema: schema.PreparationSeen },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const legalCase = await findFor(ability, 'prepare', Case, params.id)
    const preparation = await preparationOf(legalCase, params.preparationId)
    refuseStale(http, await presentPreparation(preparation))
    await changePreparation(context, legalCase, preparation, body)
    const seen = await presentPreparation(preparation)
    return ok(seen, { ETag: etagOf(seen) })
  },
})

export const ending = endpoint({
  summary: 'Say that a preparation is no longer needed; it stays in the file',
  policy: { may: ['prepare', 'Case'] },
  params: schema.OfPreparation,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const legalCase = await findFor(ability, 'prepare', Case, params.id)
    await endPreparation(context, await preparationOf(legalCase, params.preparationId))
    return done
  },
})
