import { Worker } from 'node:worker_threads'
import type ExcelJS from 'exceljs'
import { readDate } from './dates.ts'
import { faultOfFile } from './fault.ts'
import { limits } from './limits.ts'
import { noTable, type RawLine, type TableFile, tableOf } from './table.ts'

/**
 * Excel workbooks in and out.
 *
 * readXlsx(bytes, choices?)           → Promise<TableFile { table, faults }>, the first visible sheet
 * writeXlsx(name, columns, rows)      → Promise<Buffer>
 */
export interface SheetChoices {
  /** The line that names the columns, where a title stands above it; else the first that is not blank. */
  headerLine?: number
  /** Seconds that reading may take. */
  seconds?: number
  /** Megabytes of objects that reading may keep. */
  megabytes?: number
}

export interface SheetColumn {
  name: string
  /** `date` takes YYYY-MM-DD, `minutes` and `number` take numbers; whatever else stands there is written as text. */
  kind: 'text' | 'date' | 'minutes' | 'number'
}

type Outcome = { lines: RawLine[] } | { detail: string }

const formats = { text: '@', date: 'yyyy-mm-dd', minutes: '0', number: 'General' }
const longest = 60
let last: Promise<unknown> = Promise.resolve()

/**
 * Reads the first visible sheet of a workbook in a thread of its own, one workbook after the other. A file that takes
 * too much time or memory, that inflates to more than it says or that is damaged ends as a fault and touches nothing
 * else. Merged cells have their value in the first of them only.
 */
export async function readXlsx(bytes: Uint8Array, choices: SheetChoices = {}): Promise<TableFile> {
  if (bytes.length === 0) return noTable(faultOfFile('The file is empty'))
  if (bytes.length > limits.bytes) return noTable(faultOfFile('The file is too large'))
  const turn = last.then(() => inWorker(bytes, choices))
  last = turn.catch(() => undefined)
  const outcome = await turn
  return 'lines' in outcome
    ? tableOf(outcome.lines, choices.headerLine)
    : noTable(faultOfFile(outcome.detail))
}

/**
 * A workbook with one sheet: header in bold and frozen, dates as dates, minutes as numbers. A text stays a text, also
 * one that begins like a formula: its cell has the format of text, so that editing it does not run it either.
 * @throws Error where Excel would not take `name` as the name of a sheet.
 */
export async function writeXlsx(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Buffer> {
  // Loaded when first needed: it takes longer to read than the rest of a small tool to run.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((column, at) => ({
    width: widthOf([column.name, ...rows.map(row => row[at] ?? '')]),
  }))
  sheet.addRow(columns.map(column => escaped(column.name))).font = { bold: true }
  for (const row of rows) addRow(sheet.addRow([]), columns, row)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function inWorker(bytes: Uint8Array, { seconds = 20, megabytes = 512 }: SheetChoices): Promise<Outcome> {
  const worker = new Worker(new URL('./sheetWorker.mjs', import.meta.url), {
    workerData: bytes,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  })
  const outcome = new Promise<Outcome>(resolve => {
    const end = (detail: string) => () => resolve({ detail })
    const timer = setTimeout(end('The workbook takes too long to read'), seconds * 1000)
    worker.once('message', resolve)
    worker.once('error', error => resolve({ detail: brokenOff(error) }))
    worker.once('exit', end('The workbook cannot be read'))
    worker.once('exit', () => clearTimeout(timer))
  })
  return outcome.finally(() => worker.terminate())
}

function brokenOff(error: unknown): string {
  const full = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
  return full ? 'The workbook takes too much memory to read' : 'The workbook cannot be read'
}

function addRow(
  target: ExcelJS.Row,
  columns: readonly SheetColumn[],
  row: readonly (string | number | null)[],
): void {
  for (const [at, { kind }] of columns.entries()) {
    const value = storedValue(row[at] ?? null, kind)
    if (value === null) continue
    const cell = target.getCell(at + 1)
    cell.value = value
    cell.numFmt = typeof value === 'string' ? formats.text : formats[kind]
  }
}

function storedValue(
  value: string | number | null,
  kind: SheetColumn['kind'],
): string | number | Date | null {
  if (typeof value !== 'string') return value
  const isDate = kind === 'date' && 'value' in readDate(value) && /^\d{4}-\d{2}-\d{2}$/.test(value)
  return isDate ? new Date(`${value}T00:00:00Z`) : escaped(value)
}

/** A text that looks like Excel's own escape, `_x0041_`, is escaped itself. */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_')
}

/** In characters; those of East Asia are two wide. */
function widthOf(values: (string | number)[]): number {
  const widths = values.map(value =>
    Array.from(String(value).slice(0, longest)).reduce((sum, each) => sum + (each > '\u2e7f' ? 2 : 1), 0),
  )
  return Math.min(longest, widths.reduce((a, b) => Math.max(a, b), 6) + 2)
}
