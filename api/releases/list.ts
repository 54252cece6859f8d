import { Release } from '../../models/Release.ts'
import type { Listing } from '../list.ts'

/** What left the centre or is about to, and of which report; never its numbers. */
export const releaseListing: Listing = {
  model: Release,
  columns: [
    '`Release`.*',
    'report.kind AS report_kind',
    'report.parameters AS report_parameters',
    'report.language AS report_language',
    'report.state AS report_state',
    'maker.display_name AS maker_name',
  ],
  joins:
    'JOIN reports report ON report.id = `Release`.report_id JOIN users maker ON maker.id = `Release`.made_by',
  filters: {
    id: { field: 'id', sql: '`Release`.id = :id' },
    state: { field: 'state', sql: '`Release`.state = :state' },
    reportId: { field: 'reportId', sql: '`Release`.report_id = :reportId' },
  },
  orders: { asAt: { field: 'asAt', column: '`Release`.as_at' } },
}
