import { type Fault, faultOfFile } from './fault.ts'
import { limits } from './limits.ts'
import { decodeText, encodeText } from './text.ts'

/**
 * LEDES 1998B, the file in which law firms' billing systems hand out time: a line `LEDES1998B[]`, a line with the names
 * of the 24 fields, and a line for each item; fields are parted by `|` and every line ends with `[]`.
 *
 * Source: the LEDES Oversight Committee's specification of 1998B (fields as of 23 August 2007), as reprinted with field
 * numbers, types and notes by CaseFox ("eBilling: LEDES 1998B Format", support.casefox.com) and by Mitratech
 * ("LEDES 1998B Format Specifications", success.mitratech.com). LEDES 98BI (52 fields) and the XML forms are others.
 *
 * readLedes(bytes)          → LedesFile { form, rows, faults }
 * writeLedes(rows, form?)   → { bytes } | { faults }
 *
 * What `hours.ts` makes of the rows: ledesHours(rows).
 */
export const ledesFields = [
  'INVOICE_DATE',
  'INVOICE_NUMBER',
  'CLIENT_ID',
  'LAW_FIRM_MATTER_ID',
  'INVOICE_TOTAL',
  'BILLING_START_DATE',
  'BILLING_END_DATE',
  'INVOICE_DESCRIPTION',
  'LINE_ITEM_NUMBER',
  'EXP/FEE/INV_ADJ_TYPE',
  'LINE_ITEM_NUMBER_OF_UNITS',
  'LINE_ITEM_ADJUSTMENT_AMOUNT',
  'LINE_ITEM_TOTAL',
  'LINE_ITEM_DATE',
  'LINE_ITEM_TASK_CODE',
  'LINE_ITEM_EXPENSE_CODE',
  'LINE_ITEM_ACTIVITY_CODE',
  'TIMEKEEPER_ID',
  'LINE_ITEM_DESCRIPTION',
  'LAW_FIRM_ID',
  'LINE_ITEM_UNIT_COST',
  'TIMEKEEPER_NAME',
  'TIMEKEEPER_CLASSIFICATION',
  'CLIENT_MATTER_ID',
] as const

export type LedesField = (typeof ledesFields)[number]

export interface LedesRow {
  line: number
  /** All 24 fields as they stand in the file, blanks included. */
  fields: Record<LedesField, string>
}

/** What a file needs beside its rows to be written again byte for byte. */
export interface LedesForm {
  newline: '\r\n' | '\n'
  /** What follows the last `[]`: a line ending, several, or nothing. */
  tail: string
  bom: boolean
  encoding: 'utf-8' | 'windows-1252'
}

export interface LedesFile {
  form: LedesForm
  /** The rows that could be read, also where others are at fault. */
  rows: LedesRow[]
  faults: Fault[]
}

const firstLine = 'LEDES1998B[]'
const usualForm: LedesForm = { newline: '\r\n', tail: '\r\n', bom: false, encoding: 'utf-8' }

/**
 * Reads a LEDES 1998B file. A wrong first line or header, an unknown version and an encoding that cannot be told give
 * one fault and no rows; a broken line gives a fault and costs that line only. A file that mixes line endings is read,
 * and its form keeps the first.
 */
export function readLedes(bytes: Uint8Array): LedesFile {
  const failed = (fault: Fault): LedesFile => ({ form: usualForm, rows: [], faults: [fault] })
  if (bytes.length > limits.bytes) return failed(faultOfFile('The file is too large'))
  const decoded = decodeText(bytes)
  if ('detail' in decoded) return failed(decoded)
  const { text, bom, encoding } = decoded
  if (encoding !== 'utf-8' && encoding !== 'windows-1252')
    return failed(faultOfFile('The file is neither in UTF-8 nor in Windows-1252'))
  const body = text.trimEnd()
  const lines = body.split(/\r?\n/)
  const fault = openingFault(lines)
  if (fault) return failed(fault)
  const newline = body.includes('\r\n') ? '\r\n' : '\n'
  return { form: { newline, tail: text.slice(body.length), bom, encoding }, ...items(lines) }
}

/**
 * The bytes of a LEDES 1998B file. What `readLedes` gave as `form` makes them equal to what was read. A value that
 * holds `|`, `[]` or a line break, or that the encoding cannot hold, is a fault, and nothing is written.
 */
export function writeLedes(
  rows: readonly Pick<LedesRow, 'fields'>[],
  form: Partial<LedesForm> = {},
): { bytes: Buffer } | { faults: Fault[] } {
  const whole = { ...usualForm, ...(form.newline ? { tail: form.newline } : {}), ...form }
  const faults = rows.flatMap(({ fields }, at) => valueFaults(fields, at + 3))
  if (faults.length > 0) return { faults }
  const lines = rows.map(({ fields }) => `${ledesFields.map(field => fields[field]).join('|')}[]`)
  const text = [firstLine, `${ledesFields.join('|')}[]`, ...lines].join(whole.newline) + whole.tail
  const bytes = encodeText(text, whole.encoding, whole.bom)
  if (!bytes || !readsBack(bytes, text))
    return { faults: [faultOfFile(`The text cannot be written in ${whole.encoding}`)] }
  return { bytes }
}

function openingFault([first = '', header = '']: string[]): Fault | undefined {
  if (first === '') return faultOfFile('The file is empty')
  const at = (line: number, field: string, detail: string): Fault => ({ line, field, detail })
  if (first.startsWith('<')) return at(1, '', 'This is XML; send LEDES 1998B')
  if (first !== firstLine && first.startsWith('LEDES'))
    return at(1, '', 'This is another version of LEDES; send LEDES 1998B')
  if (first !== firstLine) return at(1, '', `The first line must be ${firstLine}`)
  if (!header.endsWith('[]')) return at(2, '', 'The header must end with []')
  const names = header.slice(0, -2).split('|')
  const wrong = ledesFields.find((field, place) => names[place] !== field)
  if (wrong) return at(2, wrong, `The header must name ${wrong} as field ${ledesFields.indexOf(wrong) + 1}`)
  return names.length === 24 ? undefined : at(2, '', 'The header must name 24 fields')
}

function items(lines: string[]): { rows: LedesRow[]; faults: Fault[] } {
  if (lines.length - 2 > limits.rows)
    return { rows: [], faults: [faultOfFile(`The file has more than ${limits.rows} items`)] }
  const rows: LedesRow[] = []
  const faults: Fault[] = []
  for (const [at, text] of lines.slice(2).entries()) {
    const item = readItem(text, at + 3)
    if ('detail' in item) faults.push(item)
    else rows.push(item)
  }
  return { rows, faults }
}

function readItem(text: string, line: number): LedesRow | Fault {
  const fault = (detail: string): Fault => ({ line, field: '', detail })
  const end = text.indexOf('[]')
  if (end < 0 || !text.endsWith('[]')) return fault('The line must end with []')
  if (end !== text.length - 2) return fault('The line has [] before its end')
  if (text.includes('\r')) return fault('The line has a line break inside a field')
  const values = text.slice(0, -2).split('|')
  if (values.length !== 24) return fault(`The line has ${values.length} fields instead of 24`)
  const pairs = ledesFields.map((field, at) => [field, values[at] ?? ''])
  return { line, fields: Object.fromEntries(pairs) as Record<LedesField, string> }
}

function valueFaults(fields: Record<LedesField, string>, line: number): Fault[] {
  const broken = ledesFields.filter(field => /[|\r\n]|\[\]/.test(fields[field]))
  return broken.map(field => ({ line, field, detail: 'A value may not hold | or [] or a line break' }))
}

/** Whether a reader would take these bytes for this text; Windows-1252 that happens to be UTF-8 would be misread. */
function readsBack(bytes: Buffer, text: string): boolean {
  const decoded = decodeText(bytes)
  return 'text' in decoded && decoded.text === text
}
