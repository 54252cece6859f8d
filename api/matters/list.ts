import { QueryTypes } from 'sequelize'
import { OPEN_END } from '../../models/columns.ts'
import { database } from '../../models/database.ts'
import { Matter } from '../../models/Matter.ts'
import type { Listing, Row } from '../list.ts'

const columns = [
  '`Matter`.id',
  '`Matter`.reference',
  '`Matter`.kind',
  '`Matter`.status',
  '`Matter`.conflict_check',
  '`Matter`.opened_on',
  '`Matter`.closed_on',
  '`Matter`.needed_until',
  '`Matter`.minutes_given',
  'claim.jurisdiction',
  'claim.track',
  'claim.stage',
  'claim.next_deadline_on',
  'claim.lead_id',
  'head.display_name AS lead_name',
  '`Matter`.firm_id',
  'firm.name AS firm_name',
]

const joins = `
  LEFT JOIN cases claim ON claim.id = \`Matter\`.case_id
  LEFT JOIN users head ON head.id = claim.lead_id
  LEFT JOIN firms firm ON firm.id = \`Matter\`.firm_id`

/** Matters in one statement, each with the stage and lead of its case and the name of its firm. */
export const matterListing: Listing = {
  model: Matter,
  columns,
  joins,
  // Outlines only, and every order is of the outline, so that only rows come whose outline the reader reads.
  groups: [],
  filters: {
    status: { field: 'status', sql: '`Matter`.status = :status' },
    kind: { field: 'kind', sql: '`Matter`.kind = :kind' },
    firmId: { field: 'firm', sql: '`Matter`.firm_id = :firmId' },
    caseId: { field: 'caseId', sql: '`Matter`.case_id = :caseId' },
  },
  orders: {
    openedOn: { field: 'openedOn', column: '`Matter`.opened_on' },
    nextDeadlineOn: { field: 'nextDeadlineOn', column: `COALESCE(claim.next_deadline_on, '${OPEN_END}')` },
  },
}

/** The same columns of one matter that was found through the door already. */
export async function outlineRow(id: string): Promise<Row> {
  const [row = {}] = await database().query<Row>(
    `SELECT ${columns.join(', ')} FROM matters AS \`Matter\` ${joins} WHERE \`Matter\`.id = $1`,
    { bind: [id], type: QueryTypes.SELECT },
  )
  return row
}
