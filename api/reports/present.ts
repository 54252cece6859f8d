import type { ReportState } from '../../models/Report.ts'
import type { Ability } from '../../policies/ability.ts'
import { visible } from '../../policies/visibility.ts'
import { listPage, type Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked } from '../text.ts'
import { reportListing } from './list.ts'

/** A report, from a row of reportListing. */
export function presentReport(row: Row) {
  const state = String(row.shown_state) as ReportState
  const isMade = state === 'finished' || state === 'expired'
  return visible('Report', row, {
    id: row.id,
    kind: row.kind,
    parameters: JSON.parse(String(row.parameters)) as object,
    audience: row.audience,
    language: row.language,
    askedBy: { id: row.asked_by, name: marked(String(row.asker_name)) },
    askedAt: momentOrNull(row.asked_at),
    state,
    percent: isMade ? 100 : Number(row.progress),
    failure: row.shown_failure,
    fingerprint: row.fingerprint,
    finishedAt: momentOrNull(row.finished_at),
    expiresAt: momentOrNull(row.expires_at),
  })
}

/** One report as this reader sees it. */
export async function shownReport(ability: Ability, id: string) {
  const question = { limit: 1, sort: 'askedAt', filters: { id } }
  return (await listPage(ability, reportListing, question, presentReport)).items[0]
}
