import { moveReport } from '../../commands/psychosocial/reports/moveReport.ts'
import { nameExaminer } from '../../commands/psychosocial/reports/nameExaminer.ts'
import { requestReport } from '../../commands/psychosocial/reports/requestReport.ts'
import { writeFindings } from '../../commands/psychosocial/reports/writeFindings.ts'
import { Case } from '../../models/Case.ts'
import { MedicoLegalMove } from '../../models/MedicoLegalMove.ts'
import { MedicoLegalReport } from '../../models/MedicoLegalReport.ts'
import { Provider } from '../../models/Provider.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, done, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { byId } from '../text.ts'
import { reportListing } from './list.ts'
import { presentListed, presentMove, presentReport } from './present.ts'
import { findToMove } from './query.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'The medico-legal reports that you may see, and those that wait for an examiner, the newest first',
  policy: { may: ['read', 'MedicoLegalReport'] },
  query: schema.ReportQuery,
  answer: { status: 200, schema: schema.ReportPage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, reportListing, { limit, cursor, sort, filters }, presentListed)),
})

export const request = endpoint({
  summary: 'Ask the team for a medico-legal report about the client of a case',
  policy: { may: ['request-report', 'Case'] },
  params: byId,
  body: schema.NewReport,
  answer: { status: 201, schema: schema.ReportAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'request-report', Case, params.id)
    if (body.providerId) await findFor(ability, 'read', Provider, body.providerId)
    const { id } = await requestReport(context, legalCase, body)
    const seen = await presentReport(ability, await findFor(ability, 'read', MedicoLegalReport, id))
    return created(`/api/v1/medico-legal-reports/${id}`, seen)
  },
})

export const read = endpoint({
  summary: 'One medico-legal report: what was found only once it has crossed to you, while the client agrees',
  policy: { may: ['read', 'MedicoLegalReport'] },
  params: byId,
  answer: { status: 200, schema: schema.ReportAnswer },
  transaction: true,
  handle: async ({ ability, context, params }) =>
    okWithVersion(await presentReport(ability, await open(ability, context, MedicoLegalReport, params.id))),
})

export const listMoves = endpoint({
  summary: 'What happened to a medico-legal report: who moved it, when and why',
  policy: { may: ['read', 'MedicoLegalReport'] },
  params: byId,
  query: schema.ChildQuery,
  answer: { status: 200, schema: schema.MovePage },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const { id: reportId } = await open(ability, context, MedicoLegalReport, params.id, 'request')
    return ok(await listChildren(MedicoLegalMove, { reportId }, 'movedAt', query, presentMove))
  },
})

export const move = endpoint({
  summary: 'Move a medico-legal report on. A move that is not possible is answered with those that are',
  policy: { may: ['read', 'MedicoLegalReport'] },
  params: byId,
  body: schema.Move,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const { report, sides } = await findToMove(ability, params.id)
    await moveReport(context, report, sides, body)
    return done
  },
})

export const examiner = endpoint({
  summary: 'Give a medico-legal report into the hands of another examiner. Whoever had it sees it no more',
  policy: { may: ['name-examiner', 'MedicoLegalReport'] },
  params: byId,
  body: schema.Examiner,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const report = await findFor(ability, 'name-examiner', MedicoLegalReport, params.id)
    await nameExaminer(context, report, body)
    return done
  },
})

export const findings = endpoint({
  summary: 'Write down what an examination found, by the grades of the Istanbul Protocol',
  policy: { may: ['examine', 'MedicoLegalReport'] },
  params: byId,
  body: schema.Findings,
  answer: { status: 200, schema: schema.ReportAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const report = await findFor(ability, 'examine', MedicoLegalReport, params.id)
    refuseStale(http, await presentReport(ability, report))
    await writeFindings(context, report, body)
    return okWithVersion(await presentReport(ability, report))
  },
})
