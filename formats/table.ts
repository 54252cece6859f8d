import type { DateOrder } from './dates.ts'
import type { DurationForm } from './durations.ts'
import { type Fault, faultOfFile } from './fault.ts'
import { limits } from './limits.ts'

/**
 * What a CSV file and a sheet of a workbook have in common: named columns, and rows of text with their line numbers.
 *
 * tableOf(lines, headerLine?)    → TableFile { table, faults }: the first line that is not blank names the columns
 * readDate(text, order?)         in dates.ts      → { value: 'YYYY-MM-DD' } | { detail }
 * readMinutes(text, form)        in durations.ts  → { value: minutes } | { detail }
 * tableHours(table, mapping)     in hours.ts      → HoursRead { hours, passedOver, faults }
 */
export interface Table {
  columns: string[]
  rows: TableRow[]
}

export interface TableRow {
  line: number
  /** Text by column, '' where nothing stands. */
  cells: Record<string, string>
  /** Columns whose cell holds something that cannot be told as text, and why; its text is ''. */
  unreadable?: Record<string, string>
}

export interface TableFile {
  table: Table
  faults: Fault[]
}

/** Our field → the name of their column. Only the date and the duration are required. */
export interface Mapping extends DurationForm {
  columns: { date: string; duration: string } & Partial<Record<TextField, string>>
  /** Needed where dates are written as numbers beginning with the day or the month. */
  dateOrder?: DateOrder
}

export const textFields = [
  'timekeeperId',
  'timekeeperName',
  'classification',
  'taskCode',
  'activityCode',
  'clientMatter',
  'firmMatter',
  'description',
] as const

export type TextField = (typeof textFields)[number]

export interface RawLine {
  line: number
  values: string[]
  /** By the place of the value, counted from 0. */
  unreadable?: Record<number, string>
}

/** A table that could not be read at all. */
export function noTable(...faults: Fault[]): TableFile {
  return { table: { columns: [], rows: [] }, faults }
}

/**
 * Lines as a table, from `headerLine` on where that is given. Blank lines are passed over. A column without a name is
 * dropped while it is empty; a value in it is a fault of its line. A name that stands twice is a fault of the file,
 * because a mapping could not tell them apart.
 */
export function tableOf(lines: RawLine[], headerLine = 1): TableFile {
  const [header, ...rest] = lines.filter(each => each.line >= headerLine && isFilled(each))
  if (!header) return noTable(faultOfFile('The file is empty'))
  // First of all: a header of a hundred thousand names takes minutes to compare.
  if (header.values.length > limits.columns)
    return noTable(faultOfFile(`The file has more than ${limits.columns} columns`))
  const columns = header.values.map(name => name.replace(/\s+/g, ' ').trim())
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at)
  if (twice !== undefined)
    return noTable({ line: header.line, field: twice, detail: 'Two columns have this name' })
  if (rest.length > limits.rows) return noTable(faultOfFile(`The file has more than ${limits.rows} rows`))
  const stray = rest.filter(line => hasStray(columns, line))
  const rows = rest.filter(line => !hasStray(columns, line)).map(line => rowOf(columns, line))
  return { table: { columns: columns.filter(name => name !== ''), rows }, faults: stray.map(strayFault) }
}

function isFilled({ values, unreadable }: RawLine): boolean {
  return unreadable !== undefined || values.some(value => value.trim() !== '')
}

function hasStray(columns: string[], { values }: RawLine): boolean {
  return values.some((value, at) => value.trim() !== '' && !columns[at])
}

function strayFault({ line }: RawLine): Fault {
  return { line, field: '', detail: 'A value stands in a column without a name' }
}

function rowOf(columns: string[], { line, values, unreadable = {} }: RawLine): TableRow {
  const named = columns.map((name, at) => ({ name, at })).filter(({ name }) => name !== '')
  const cells = Object.fromEntries(named.map(({ name, at }) => [name, values[at] ?? '']))
  const broken = named.flatMap(({ name, at }) => (unreadable[at] ? [[name, unreadable[at]]] : []))
  return broken.length > 0 ? { line, cells, unreadable: Object.fromEntries(broken) } : { line, cells }
}
