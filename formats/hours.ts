import { readCompactDate, readDate } from './dates.ts'
import { readMinutes } from './durations.ts'
import type { Fault, Reading } from './fault.ts'
import type { LedesField, LedesRow } from './ledes.ts'
import { type Mapping, type Table, type TableRow, type TextField, textFields } from './table.ts'

/**
 * Hours out of rows, the same shape from every kind of file.
 *
 * ledesHours(rows)             → HoursRead
 * tableHours(table, mapping)   → HoursRead
 */
export interface HoursLine extends Record<TextField, string> {
  line: number
  /** YYYY-MM-DD. */
  date: string
  minutes: number
}

export interface HoursRead {
  hours: HoursLine[]
  /** Lines of a LEDES file that are no time: expenses (E) and adjustments of an invoice (IF, IE). */
  passedOver: { line: number; type: string }[]
  faults: Fault[]
}

const columnsOfLedes: Record<TextField, LedesField> = {
  timekeeperId: 'TIMEKEEPER_ID',
  timekeeperName: 'TIMEKEEPER_NAME',
  classification: 'TIMEKEEPER_CLASSIFICATION',
  taskCode: 'LINE_ITEM_TASK_CODE',
  activityCode: 'LINE_ITEM_ACTIVITY_CODE',
  clientMatter: 'CLIENT_MATTER_ID',
  firmMatter: 'LAW_FIRM_MATTER_ID',
  description: 'LINE_ITEM_DESCRIPTION',
}

const otherTypes = ['E', 'IF', 'IE']

/**
 * The fee lines (`F`) of a LEDES file as hours; units of a fee line are hours. Codes are kept as they stand, in
 * capitals: clients have codes of their own. Expenses and adjustments are listed as passed over, other types are
 * faults.
 */
export function ledesHours(rows: readonly LedesRow[]): HoursRead {
  const read: HoursRead = { hours: [], passedOver: [], faults: [] }
  for (const { line, fields } of rows) {
    const type = fields['EXP/FEE/INV_ADJ_TYPE'].trim().toUpperCase()
    if (type === 'F') add(read, feeLine(line, fields))
    else if (otherTypes.includes(type)) read.passedOver.push({ line, type })
    else read.faults.push({ line, field: 'EXP/FEE/INV_ADJ_TYPE', detail: 'The type must be F, E, IF or IE' })
  }
  return read
}

/**
 * The rows of a table as hours, by a mapping that a person chose. A column that the mapping names and the table has not
 * is a fault of the file, and then nothing is read.
 */
export function tableHours(table: Table, mapping: Mapping): HoursRead {
  const missing = Object.values(mapping.columns).filter(name => !table.columns.includes(name))
  const faults = missing.map(field => ({ line: 0, field, detail: 'The file has no such column' }))
  const read: HoursRead = { hours: [], passedOver: [], faults }
  if (faults.length === 0) for (const row of table.rows) add(read, tableLine(row, mapping))
  return read
}

function add(read: HoursRead, line: HoursLine | Fault[]): void {
  if (Array.isArray(line)) read.faults.push(...line)
  else read.hours.push(line)
}

function feeLine(line: number, fields: Record<LedesField, string>): HoursLine | Fault[] {
  const date = readCompactDate(fields.LINE_ITEM_DATE)
  const minutes = readMinutes(fields.LINE_ITEM_NUMBER_OF_UNITS, { unit: 'hours' })
  const faults = [
    ...faultsOf(line, 'LINE_ITEM_DATE', date),
    ...faultsOf(line, 'LINE_ITEM_NUMBER_OF_UNITS', minutes),
  ]
  if ('detail' in date || 'detail' in minutes) return faults
  return { line, date: date.value, minutes: minutes.value, ...texts(field => fields[columnsOfLedes[field]]) }
}

function tableLine(row: TableRow, mapping: Mapping): HoursLine | Fault[] {
  const { line, cells, unreadable = {} } = row
  const { columns, dateOrder } = mapping
  const broken = Object.values(columns).flatMap(name =>
    unreadable[name] ? [{ line, field: name, detail: unreadable[name] }] : [],
  )
  if (broken.length > 0) return broken
  const date = readDate(cells[columns.date] ?? '', dateOrder)
  const minutes = readMinutes(cells[columns.duration] ?? '', mapping)
  if ('detail' in date || 'detail' in minutes)
    return [...faultsOf(line, columns.date, date), ...faultsOf(line, columns.duration, minutes)]
  return { line, date: date.value, minutes: minutes.value, ...texts(field => cells[columns[field] ?? '']) }
}

function faultsOf(line: number, field: string, reading: Reading<unknown>): Fault[] {
  return 'detail' in reading ? [{ line, field, detail: reading.detail }] : []
}

function texts(of: (field: TextField) => string | undefined): Record<TextField, string> {
  const codes: TextField[] = ['taskCode', 'activityCode']
  const tidy = (field: TextField, text: string) => (codes.includes(field) ? text.toUpperCase() : text)
  const pairs = textFields.map(field => [field, tidy(field, (of(field) ?? '').trim())])
  return Object.fromEntries(pairs) as Record<TextField, string>
}
