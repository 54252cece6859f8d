import { Report } from '../../models/Report.ts'
import type { Listing } from '../list.ts'

/** A job that gave up left its report as it was. */
const gaveUp = "(`Report`.state IN ('waiting', 'running') AND job.failed_at IS NOT NULL)"
const state = `CASE WHEN ${gaveUp} THEN 'failed' ELSE \`Report\`.state END`

/** Reports with the progress of their jobs. */
export const reportListing: Listing = {
  model: Report,
  columns: [
    '`Report`.*',
    `${state} AS shown_state`,
    `CASE WHEN ${gaveUp} THEN 'broken' ELSE \`Report\`.failure END AS shown_failure`,
    'COALESCE(job.progress, 0) AS progress',
    'asker.display_name AS asker_name',
  ],
  joins: 'JOIN users asker ON asker.id = `Report`.asked_by LEFT JOIN jobs job ON job.id = `Report`.job_id',
  filters: {
    id: { field: 'id', sql: '`Report`.id = :id' },
    state: { field: 'state', sql: `${state} = :state` },
    kind: { field: 'kind', sql: '`Report`.kind = :kind' },
    askedBy: { field: 'askedBy', sql: '`Report`.asked_by = :askedBy' },
  },
  orders: { askedAt: { field: 'askedAt', column: '`Report`.asked_at' } },
}
