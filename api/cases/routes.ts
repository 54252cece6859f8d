import { refuseUnfit } from '../../commands/casework/assignCase.ts'
import { below } from '../../commands/casework/below.ts'
import { approveClosure, askClosure, keepOpen } from '../../commands/casework/closeCase.ts'
import { openCase as open_ } from '../../commands/casework/openCase.ts'
import { updateCase } from '../../commands/casework/updateCase.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { alertsAt, movesFrom } from '../../jurisdictions/process.ts'
import { Case } from '../../models/Case.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import { Client } from '../../models/Client.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, done, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { caseList, presentCase, presentRow } from './present.ts'
import { CaseEdit, CaseQuery, CaseSeen, ClosureWish, Move, NewCase } from './schema.ts'

export const listCases = endpoint({
  summary: 'Cases: in full where they are yours, as outlines elsewhere',
  policy: { may: ['read', 'Case'] },
  query: CaseQuery,
  answer: { status: 200, schema: pageSchema(CaseSeen) },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, caseList, { limit, cursor, sort, filters }, presentRow)),
})

export const readCase = endpoint({
  summary: 'One case',
  policy: { may: ['read', 'Case'] },
  params: byId,
  answer: { status: 200, schema: CaseSeen },
  transaction: true,
  handle: async ({ ability, context, params }) =>
    okWithVersion(await presentCase(await open(ability, context, Case, params.id))),
})

export const openCase = endpoint({
  summary: 'Open a case for a client, at whatever stage it has reached',
  policy: { may: ['create', 'Case'] },
  body: NewCase,
  answer: { status: 201, schema: CaseSeen },
  transaction: true,
  handle: async ({ ability, context, body }) => {
    const client = await findFor(ability, 'update', Client, body.clientId)
    const leadId = body.leadId ?? context.actor.id
    await below('/leadId', () => refuseUnfit(null, leadId))
    const arrival = body.arrival
      ? {
          ...body.arrival,
          track: mainTrack(body.jurisdiction),
          learntOn: body.arrival.learntOn ?? context.today,
        }
      : null
    const { clientId: _, ...given } = body
    const legalCase = await open_(context, client, {
      ...given,
      leadId,
      openedOn: body.openedOn ?? context.today,
      arrival,
    })
    const seen = await findFor(ability, 'read', Case, legalCase.id)
    return created(`/api/v1/cases/${legalCase.id}`, await presentCase(seen))
  },
})

const mainTrack = (id: string) => jurisdictionFor(id).process.tracks[0]?.code ?? ''

export const editCase = endpoint({
  summary: 'Change what a case says of the claim and its story',
  policy: { may: ['update', 'Case'] },
  params: byId,
  body: CaseEdit,
  answer: { status: 200, schema: CaseSeen },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const legalCase = await findFor(ability, 'update', Case, params.id)
    refuseStale(http, await presentCase(legalCase))
    await updateCase(context, legalCase, body)
    return okWithVersion(await presentCase(legalCase))
  },
})

export const listMoves = endpoint({
  summary: 'What may happen next on each track, by the process',
  policy: { may: ['read', 'Case'] },
  params: byId,
  answer: { status: 200, schema: pageSchema(Move) },
  transaction: false,
  handle: async ({ ability, params }) => {
    const legalCase = await findFor(ability, 'read', Case, params.id, { group: 'claim' })
    const jurisdiction = jurisdictionFor(legalCase.jurisdiction)
    const tracks = await CaseTrack.findAll({ where: { caseId: legalCase.id } })
    const items = jurisdiction.process.tracks.flatMap(({ code }) => {
      const stage = tracks.find(one => one.track === code)?.stage ?? null
      return movesFrom(jurisdiction, code, stage).map(next => ({
        track: code,
        stage: next.code,
        name: next.name,
        alerts: alertsAt(jurisdiction, code, next.code),
      }))
    })
    return ok({ items, next: null })
  },
})

export const wishClosure = endpoint({
  summary: 'Ask that a case be closed; running deadlines stand in the way',
  policy: { may: ['ask-closure', 'Case'] },
  params: byId,
  body: ClosureWish,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    await askClosure(context, await findFor(ability, 'ask-closure', Case, params.id), body.reason)
    return done
  },
})

export const closeCase = endpoint({
  summary: 'Approve the closure that somebody else asked for',
  policy: { may: ['approve-closure', 'Case'] },
  params: byId,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    await approveClosure(context, await findFor(ability, 'approve-closure', Case, params.id))
    return done
  },
})

export const dropClosureWish = endpoint({
  summary: 'Keep a case open that somebody asked to close',
  policy: { may: ['ask-closure', 'Case'] },
  params: byId,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    await keepOpen(context, await findFor(ability, 'ask-closure', Case, params.id))
    return done
  },
})
