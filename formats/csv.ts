import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { type Fault, faultOfFile } from './fault.ts'
import { limits } from './limits.ts'
import { noTable, type TableFile, tableOf } from './table.ts'
import { decodeText, type Encoding } from './text.ts'

/**
 * CSV files in and out.
 *
 * readCsv(bytes, choices?)      → CsvFile { table, faults, delimiter?, encoding? }
 * writeCsv(columns, rows)       → Buffer
 */
export type Delimiter = ',' | ';' | '\t'

/** What a person may say about a file where it does not say so itself. */
export interface CsvChoices {
  delimiter?: Delimiter
  encoding?: Encoding
}

export interface CsvFile extends TableFile {
  /** What the file was taken for, to be shown to whoever sends it. */
  delimiter?: Delimiter
  encoding?: Encoding
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

/**
 * Reads a CSV file. The delimiter is the one that the header has (outside quotation marks); a header with several has
 * to be settled by `choices`. A row whose quotation marks are broken, or that has more or fewer values than the header,
 * is a fault and costs that row (all rows where it is the header); a quotation mark that is never closed costs
 * everything after it, which its fault says. Line breaks inside values become single line feeds.
 */
export function readCsv(bytes: Uint8Array, choices: CsvChoices = {}): CsvFile {
  if (bytes.length > limits.bytes) return noTable(faultOfFile('The file is too large'))
  const decoded = decodeText(bytes, choices.encoding)
  if ('detail' in decoded) return noTable(decoded)
  const { encoding } = decoded
  const text = decoded.text.replace(/\r\n?/g, '\n')
  const delimiter = choices.delimiter ?? delimiterOf(text)
  if (typeof delimiter === 'object') return { ...noTable(delimiter), encoding }
  return { ...readRows(text, delimiter), delimiter, encoding }
}

/**
 * A CSV file that Excel opens right: UTF-8 with a byte order mark, CRLF, every text in quotation marks. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it; a number stays a number, below zero too.
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Buffer {
  const safe = [columns, ...rows].map(row => row.map(value => harmless(value)))
  return Buffer.from(stringify(safe, { bom: true, quoted_string: true, record_delimiter: 'windows' }))
}

/** Also full-width signs, which some spreadsheets take for the plain ones, and signs behind blanks. */
function harmless(value: string | number | null): string | number | null {
  if (typeof value !== 'string' || /^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return value
  return /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value
}

function delimiterOf(text: string): Delimiter | Fault {
  const start = text
    .trimStart()
    .slice(0, 50_000)
    .replace(/"[^"]*"/g, '')
  const [header = ''] = start.split('\n', 1)
  const found = ([',', ';', '\t'] as const).filter(mark => header.includes(mark))
  if (found.length > 1)
    return { line: 1, field: '', detail: 'The header has several delimiters; choose which one parts columns' }
  return found[0] ?? ','
}

/** Rows with broken quotation marks after which nothing more is read: each costs the reader time, and millions fit. */
const mostBroken = 1000

function readRows(text: string, delimiter: Delimiter): TableFile {
  const faults: Fault[] = []
  try {
    return tableOfRows(parseRows(text, delimiter, faults), faults)
  } catch (error) {
    if (faults.length < mostBroken) throw error
    return noTable(faultOfFile(`The quotation marks of ${mostBroken} rows are broken`))
  }
}

function parseRows(text: string, delimiter: Delimiter, faults: Fault[]): Parsed[] {
  return parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_records_with_error: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: 1_000_000,
    to: limits.rows + 2,
    on_skip: error => {
      faults.push(quotingFault(error))
      if (faults.length >= mostBroken) throw error
      return undefined
    },
  }) as unknown as Parsed[]
}

function tableOfRows(parsed: Parsed[], faults: Fault[]): TableFile {
  if (parsed.length > limits.rows + 1)
    return noTable(faultOfFile(`The file has more than ${limits.rows} rows`))
  const lines = withStartLines(parsed)
  const [header] = lines
  if (header && faults.some(fault => fault.line <= header.line)) return noTable(...faults)
  const width = header?.values.length ?? 0
  const wrong = lines.filter(({ values }) => values.length !== width)
  const file = tableOf(lines.filter(({ values }) => values.length === width))
  faults.push(...wrong.map(({ line, values }) => countFault(line, values.length, width)), ...file.faults)
  return { table: file.table, faults: faults.sort((a, b) => a.line - b.line) }
}

/** The parser says on which line a record ends; a record begins after the line breaks that its values hold. */
function withStartLines(parsed: Parsed[]): { line: number; values: string[] }[] {
  return parsed.map(({ record, info }) => {
    const breaks = record.reduce((sum, value) => sum + (value.match(/\n/g)?.length ?? 0), 0)
    return { line: info.lines - breaks, values: record }
  })
}

function countFault(line: number, count: number, width: number): Fault {
  return { line, field: '', detail: `The row has ${count} values, the header has ${width} columns` }
}

function quotingFault(error: unknown): Fault {
  const { code, lines = 0 } = error as { code?: string; lines?: number }
  const detail =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A quotation mark is never closed; what follows it up to this line cannot be read'
      : code === 'CSV_MAX_RECORD_SIZE'
        ? 'The row is too long'
        : 'The quotation marks of the row are broken'
  return { line: lines, field: '', detail }
}
