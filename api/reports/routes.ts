import { askAgain } from '../../commands/reports/askAgain.ts'
import { askForReport } from '../../commands/reports/askForReport.ts'
import { Report, type ReportParameters } from '../../models/Report.ts'
import { findFor } from '../../policies/authorize.ts'
import { kindOf } from '../../reports/kinds.ts'
import { type Answer, endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { byId } from '../text.ts'
import { reportListing } from './list.ts'
import { openReport } from './open.ts'
import { presentReport, shownReport } from './present.ts'
import * as schema from './schema.ts'

/** It will be made; where to look. */
const accepted = (id: string, body: unknown): Answer => ({
  status: 202,
  body,
  headers: { Location: `/api/v1/reports/${id}` },
})

export const ask = endpoint({
  summary: 'Ask for a report, which is made in the background with your rights',
  policy: { may: ['create', 'Report'] },
  body: schema.NewReport,
  answer: { status: 202, schema: schema.ReportAnswer },
  transaction: true,
  handle: async ({ ability, context, house, body: { kind, audience, language, ...fields } }) => {
    const parameters = fields as ReportParameters
    const { may, refuse, caseOf } = kindOf(kind)
    await may(ability, parameters)
    refuse?.(parameters, { now: context.now, zone: house.zone })
    const asked = { kind, parameters, audience, language, caseId: caseOf?.(parameters) ?? null }
    const { id } = await askForReport(context, asked)
    return accepted(id, await shownReport(ability, id))
  },
})

export const list = endpoint({
  summary: 'The reports that you asked for; for the director, those of all',
  policy: { may: ['read', 'Report'] },
  query: schema.ReportQuery,
  answer: { status: 200, schema: schema.ReportPage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, reportListing, { limit, cursor, sort, filters }, presentReport)),
})

export const read = endpoint({
  summary: 'How far a report has come',
  policy: { may: ['read', 'Report'] },
  params: byId,
  answer: { status: 200, schema: schema.ReportAnswer },
  transaction: false,
  handle: async ({ ability, params: { id } }) => {
    await findFor(ability, 'read', Report, id)
    return ok(await shownReport(ability, id))
  },
})

export const file = endpoint({
  summary: 'A finished report, for whoever still has the right to what it says',
  policy: { may: ['read', 'Report'] },
  params: byId,
  answer: { status: 200, media: 'application/octet-stream' },
  transaction: true,
  handle: async ({ ability, context, params }) =>
    openReport({ ability, context }, await findFor(ability, 'read', Report, params.id)),
})

export const again = endpoint({
  summary: 'Ask once more for a report that failed; where its file expired, another one is made and named',
  policy: { may: ['update', 'Report'] },
  params: byId,
  answer: { status: 202, schema: schema.ReportAnswer },
  transaction: true,
  handle: async ({ ability, context, params: { id } }) => {
    const report = await findFor(ability, 'update', Report, id)
    await kindOf(report.kind).may(ability, report.parameters)
    const asked = await askAgain(context, report)
    return accepted(asked.id, await shownReport(ability, asked.id))
  },
})
