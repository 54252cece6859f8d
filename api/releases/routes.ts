import type { Context } from '../../commands/context.ts'
import { askSignOff, issueRelease, refuseRelease, signRelease } from '../../commands/reports/moveRelease.ts'
import { openValue } from '../../models/columns.ts'
import { Release } from '../../models/Release.ts'
import { Report } from '../../models/Report.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { visible } from '../../policies/visibility.ts'
import { refuseRevealing } from '../../reports/suppression/compare.ts'
import { endpoint, ok } from '../endpoint.ts'
import { listPage, type Row } from '../list.ts'
import { openReport } from '../reports/open.ts'
import { momentOrNull } from '../stored.ts'
import { byId, marked, markedOrNull } from '../text.ts'
import { releaseListing } from './list.ts'
import * as schema from './schema.ts'

function presentRelease(row: Row) {
  const where = { table: 'releases', column: 'reason', id: String(row.id) }
  return visible('Release', row, {
    id: row.id,
    reportId: row.report_id,
    report: reportOf(row),
    audience: row.audience,
    asAt: momentOrNull(row.as_at),
    state: row.state,
    madeBy: row.made_by,
    maker: marked(String(row.maker_name)),
    askedAt: momentOrNull(row.asked_at),
    signedBy: row.signed_by,
    signedAt: momentOrNull(row.signed_at),
    issuedBy: row.issued_by,
    issuedAt: momentOrNull(row.issued_at),
    refusedBy: row.refused_by,
    refusedAt: momentOrNull(row.refused_at),
    reason: markedOrNull(openValue<string>('narrative', where, row.reason)),
  })
}

/** What is to be signed, and where it can be read while it is kept. */
const reportOf = (row: Row) => ({
  kind: row.report_kind,
  parameters: JSON.parse(String(row.report_parameters)) as object,
  language: row.report_language,
  file: row.report_state === 'finished' ? `/api/v1/releases/${String(row.id)}/file` : null,
})

async function shown(ability: Ability, id: string) {
  const question = { limit: 1, sort: 'asAt', filters: { id } }
  return (await listPage(ability, releaseListing, question, presentRelease)).items[0]
}

export const list = endpoint({
  summary: 'Numbers that left the centre, or wait for a second signature',
  policy: { may: ['read', 'Release'] },
  query: schema.ReleaseQuery,
  answer: { status: 200, schema: schema.ReleasePage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, releaseListing, { limit, cursor, sort, filters }, presentRelease)),
})

export const read = endpoint({
  summary: 'One release, without its numbers',
  policy: { may: ['read', 'Release'] },
  params: byId,
  answer: { status: 200, schema: schema.ReleaseAnswer },
  transaction: false,
  handle: async ({ ability, params: { id } }) => {
    await findFor(ability, 'read', Release, id)
    return ok(await shown(ability, id))
  },
})

export const file = endpoint({
  summary: 'The report that a release is of, for whoever may sign it and has the right to what it says',
  policy: { may: ['sign-release', 'Release'] },
  params: byId,
  answer: { status: 200, media: 'application/octet-stream' },
  transaction: true,
  handle: async ({ ability, context, params: { id } }) => {
    const { reportId } = await findFor(ability, 'sign-release', Release, id)
    const report = await Report.findByPk(reportId, { rejectOnEmpty: true })
    return openReport({ ability, context }, report)
  },
})

type Move = (context: Context, release: Release) => Promise<void>

/** A step of a release after which it is compared with all that were issued before. */
const compared = (summary: string, action: 'update' | 'sign-release', move: Move) =>
  endpoint({
    summary,
    policy: { may: [action, 'Release'] },
    params: byId,
    answer: { status: 200, schema: schema.ReleaseAnswer },
    transaction: true,
    handle: async ({ ability, context, params: { id }, house }) => {
      const release = await findFor(ability, action, Release, id)
      await move(context, release)
      await refuseRevealing(release, house.config.SMALL_CELLS)
      return ok(await shown(ability, id))
    },
  })

export const signOff = compared('Ask a second person to sign a release', 'update', askSignOff)
export const signature = compared('Sign a release that somebody else made', 'sign-release', signRelease)
export const issue = compared('Issue a signed release', 'sign-release', issueRelease)

export const refusal = endpoint({
  summary: 'Refuse a release or drop a draft, and say why',
  policy: { may: ['sign-release', 'Release'] },
  params: byId,
  body: schema.Refusal,
  answer: { status: 200, schema: schema.ReleaseAnswer },
  transaction: true,
  handle: async ({ ability, context, params: { id }, body }) => {
    await refuseRelease(context, await findFor(ability, 'sign-release', Release, id), body.reason)
    return ok(await shown(ability, id))
  },
})
