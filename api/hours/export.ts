import type { z } from 'zod'
import { record } from '../../commands/record.ts'
import { invalid } from '../../errors.ts'
import { writeCsv } from '../../formats/csv.ts'
import { type SheetColumn, writeXlsx } from '../../formats/xlsx.ts'
import { inTransaction } from '../../models/database.ts'
import { visible } from '../../policies/visibility.ts'
import { type Answer, type Asked, endpoint, handOut } from '../endpoint.ts'
import { listPage, type Row } from '../list.ts'
import { hoursListing } from './list.ts'
import { ExportQuery } from './schema.ts'

/** The most rows of one file. */
const MOST = 50_000

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Cell = string | number | null

/** What a file shows of an entry. Its note stays where it is: whoever hands the file on would hand that on too. */
const columns: (SheetColumn & { field: string; of: (row: Row) => unknown })[] = [
  { name: 'Day', kind: 'date', field: 'workedOn', of: row => row.worked_on },
  { name: 'Counted in', kind: 'text', field: 'period', of: row => row.period },
  { name: 'Firm', kind: 'text', field: 'firm', of: row => row.firm_name },
  { name: 'Lawyer', kind: 'text', field: 'lawyer', of: row => row.display_name },
  { name: 'Grade', kind: 'text', field: 'grade', of: row => row.grade },
  { name: 'Kind', kind: 'text', field: 'kind', of: row => row.kind },
  { name: 'Matter', kind: 'text', field: 'matterReference', of: row => row.matter_reference },
  { name: 'Activity', kind: 'text', field: 'activity', of: row => row.activity },
  { name: 'Minutes', kind: 'minutes', field: 'minutes', of: row => Number(row.minutes) },
  { name: 'Late', kind: 'text', field: 'late', of: row => yesOrNo(row.late) },
  { name: 'Possible double', kind: 'text', field: 'possibleDouble', of: row => yesOrNo(row.possible_double) },
  { name: 'Verified', kind: 'text', field: 'verifiedAt', of: row => (row.verified_at ? 'yes' : '') },
  { name: 'Entry', kind: 'text', field: 'id', of: row => row.id },
]

export const csv = endpoint({
  summary: 'The hours that you may see, as a CSV file of at most 50,000 rows',
  policy: { may: ['read', 'TimeEntry'] },
  query: ExportQuery,
  answer: { status: 200, media: 'text/csv' },
  // The transaction ends before the file is written, which takes longer than the query.
  transaction: false,
  audits: true,
  handle: async asked => {
    const rows = await gathered(asked)
    return inFile('hours.csv', 'text/csv; charset=utf-8', writeCsv(names(), rows))
  },
})

export const xlsx = endpoint({
  summary: 'The hours that you may see, as an Excel workbook of at most 50,000 rows',
  policy: { may: ['read', 'TimeEntry'] },
  query: ExportQuery,
  answer: { status: 200, media: sheet },
  transaction: false,
  audits: true,
  handle: async asked => {
    const rows = await gathered(asked)
    return inFile('hours.xlsx', sheet, await writeXlsx('Hours', columns, rows))
  },
})

const names = () => columns.map(({ name }) => name)
const inFile = (name: string, mediaType: string, bytes: Buffer): Answer => handOut({ name, mediaType, bytes })
const yesOrNo = (flag: unknown) => (Number(flag) === 1 ? 'yes' : '')

/** The rows of the list, all pages of it, and a line in the audit log that says how many. */
async function gathered(asked: Asked<unknown, z.infer<typeof ExportQuery>, unknown>): Promise<Cell[][]> {
  const { ability, context, query } = asked
  const { sort, ...filters } = query
  return inTransaction(async () => {
    const { items, next } = await listPage(ability, hoursListing, { limit: MOST, sort, filters }, cellsOf)
    if (next) throw invalid('/from', `more than ${MOST} entries: ask for fewer days`)
    await record(context, 'hours.exported', { type: 'TimeEntry', id: null }, { outcome: `${items.length}` })
    return items
  })
}

function cellsOf(row: Row): Cell[] {
  const shape = Object.fromEntries(columns.map(({ field, of }) => [field, of(row)]))
  const seen = visible('TimeEntry', row, shape)
  return columns.map(({ field }) => (seen[field] ?? null) as Cell)
}
