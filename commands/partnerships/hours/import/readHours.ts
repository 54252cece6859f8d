import { readCsv } from '../../../../formats/csv.ts'
import type { Fault } from '../../../../formats/fault.ts'
import { type HoursLine, type HoursRead, ledesHours, tableHours } from '../../../../formats/hours.ts'
import { type LedesFile, readLedes } from '../../../../formats/ledes.ts'
import type { Mapping, TableFile } from '../../../../formats/table.ts'
import { readXlsx } from '../../../../formats/xlsx.ts'
import type { HourFormat, HourMapping } from '../../../../models/HourBatch.ts'

/** A line of hours, with what the file calls it. */
export interface FileLine extends HoursLine {
  /** '' where the file has no names for its lines. */
  lineId: string
}

export interface FileRead extends Pick<HoursRead, 'passedOver' | 'faults'> {
  /** The names of its columns; none for LEDES, whose columns are fixed. */
  columns: string[]
  lines: FileLine[]
}

/** Our name of the column that tells lines of their file apart. It stands beside those that formats know. */
const LINE_ID = 'lineId'

/** Reads a file of hours as far as the mapping goes: without one, only what its columns are called. */
export async function readHours(
  format: HourFormat,
  bytes: Buffer,
  mapping: HourMapping | null,
): Promise<FileRead> {
  if (format === 'ledes') return fromLedes(readLedes(bytes))
  const file =
    format === 'csv'
      ? readCsv(bytes, mapping?.delimiter ? { delimiter: mapping.delimiter } : {})
      : await readXlsx(bytes, mapping?.headerLine ? { headerLine: mapping.headerLine } : {})
  return fromTable(file, mapping)
}

function fromLedes({ rows, faults }: LedesFile): FileRead {
  const names = new Map(
    rows.map(({ line, fields }) => [line, `${fields.INVOICE_NUMBER}/${fields.LINE_ITEM_NUMBER}`]),
  )
  const read = ledesHours(rows)
  return { columns: [], ...read, lines: named(read.hours, names), faults: sorted(faults, read.faults) }
}

function fromTable({ table, faults }: TableFile, mapping: HourMapping | null): FileRead {
  const { columns, rows } = table
  if (!mapping?.columns) return { columns, lines: [], passedOver: [], faults }
  const { [LINE_ID]: lineId = '', ...theirs } = mapping.columns
  const names = new Map(rows.map(({ line, cells }) => [line, cells[lineId] ?? '']))
  const read = tableHours(table, { ...mapping, columns: theirs } as unknown as Mapping)
  if (lineId && !columns.includes(lineId)) return withoutNames(columns, lineId)
  return { columns, ...read, lines: named(read.hours, names), faults: sorted(faults, read.faults) }
}

/** Without the names that tell its lines apart, hours that came in before would come in twice. */
const withoutNames = (columns: string[], field: string): FileRead => ({
  ...{ columns, lines: [], passedOver: [] },
  faults: [{ line: 0, field, detail: 'The file has no such column' }],
})

const named = (lines: HoursLine[], names: Map<number, string>): FileLine[] =>
  lines.map(line => ({ ...line, lineId: (names.get(line.line) ?? '').trim() }))

const sorted = (...faults: Fault[][]) => faults.flat().sort((a, b) => a.line - b.line)
