import ExcelJS from 'exceljs'
import { cellText } from './cells.ts'
import { limits } from './limits.ts'
import type { RawLine } from './table.ts'
import { type Entry, inflate, openZip, storeZip, Unreadable } from './zip.ts'

/**
 * The first visible sheet of a workbook as lines of text. Runs in the worker of xlsx.ts, because the library takes what
 * memory and time a file makes it take. The library is given a workbook made of three checked parts (the first sheet,
 * its strings, its styles) and is told to pass over whatever it would spread over millions of cells.
 *
 * readSheet(bytes)   → RawLine[]; throws Unreadable
 */
const passedOver = [
  'autoFilter',
  'colBreaks',
  'cols',
  'conditionalFormatting',
  'dataValidations',
  'drawing',
  'extLst',
  'headerFooter',
  'hyperlinks',
  'mergeCells',
  'picture',
  'rowBreaks',
  'sheetProtection',
  'sheetViews',
  'tableParts',
]

const types = 'http://schemas.openxmlformats.org'
const bookXml = `<workbook xmlns:r="${types}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`
const relsXml = `<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>`

export async function readSheet(bytes: Buffer): Promise<RawLine[]> {
  if (bytes.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex')))
    throw new Unreadable('The workbook is protected with a password, or is of the old kind .xls')
  const parts = partsOf(bytes, openZip(bytes))
  const book = new ExcelJS.Workbook()
  const zip = storeZip([
    { name: 'xl/workbook.xml', data: Buffer.from(bookXml) },
    { name: 'xl/_rels/workbook.xml.rels', data: Buffer.from(relsXml) },
    ...(parts.strings ? [{ name: 'xl/sharedStrings.xml', data: Buffer.from(parts.strings) }] : []),
    ...(parts.styles ? [{ name: 'xl/styles.xml', data: Buffer.from(parts.styles) }] : []),
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(parts.sheet) },
  ])
  await book.xlsx.load(zip as unknown as ExcelJS.Buffer, { ignoreNodes: passedOver })
  return linesOf(book.worksheets[0], parts.from1904)
}

interface Parts {
  sheet: string
  strings: string | undefined
  styles: string | undefined
  from1904: boolean
}

function partsOf(bytes: Buffer, entries: Entry[]): Parts {
  let left: number = limits.inflated
  const part = (name: string): string | undefined => {
    const entry = entries.find(each => each.name.toLowerCase() === name.toLowerCase())
    if (!entry) return undefined
    left -= entry.size
    if (left < 0) throw new Unreadable('The workbook is too large')
    return plain(inflate(bytes, entry).toString('utf8'))
  }
  const book = part('xl/workbook.xml')
  const rels = part('xl/_rels/workbook.xml.rels')
  if (!book || !rels) throw new Unreadable('The file is not a workbook of the kind .xlsx')
  const sheet = part(firstSheet(book, rels))
  if (!sheet) throw new Unreadable('The workbook has no sheet')
  refuseTooMany(sheet)
  const from1904 = /<workbookPr\b[^>]*\bdate1904\s*=\s*["'](1|true|on)["']/i.test(book)
  return { sheet, strings: part('xl/sharedStrings.xml'), styles: part('xl/styles.xml'), from1904 }
}

/**
 * XML without what the library does not know: a prefix of the namespace (`<x:row>`, as some programs write), and dates
 * as ISO text (`t="d"`), which it would cut down to their year.
 */
function plain(xml: string): string {
  const prefix = /<(\w+):(?:worksheet|workbook|sst|styleSheet|Relationships)\b/.exec(xml)?.[1]
  const bare = prefix ? xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</') : xml
  return bare.replace(/(<c\b[^<>]*\st=)(["'])d\2/g, '$1$2str$2')
}

function firstSheet(book: string, rels: string): string {
  const sheets = book.match(/<sheet\b[^>]*>/g) ?? []
  const shown = sheets.find(each => (attribute(each, 'state') ?? 'visible') === 'visible') ?? sheets[0]
  const id = attribute(shown, '(?:\\w+:)?id')
  const relation = rels.match(/<Relationship\b[^>]*>/g)?.find(each => attribute(each, 'Id') === id)
  const target = attribute(relation, 'Target')
  if (!id || !target) throw new Unreadable('The workbook has no sheet')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function attribute(tag: string | undefined, name: string): string | undefined {
  return tag && new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]
}

function refuseTooMany(sheet: string): void {
  const count = (pattern: RegExp) => sheet.match(pattern)?.length ?? 0
  if (count(/<row[\s>/]/g) > limits.rows * 2 || count(/<c[\s>/]/g) > limits.cells)
    throw new Unreadable(`The sheet is too large: send at most ${limits.rows} rows`)
}

function linesOf(sheet: ExcelJS.Worksheet | undefined, from1904: boolean): RawLine[] {
  const lines: RawLine[] = []
  sheet?.eachRow((row, line) => {
    const values: string[] = []
    const unreadable: Record<number, string> = {}
    row.eachCell((cell, column) => {
      const text = cellText(cell.value, cell.numFmt, from1904)
      if ('value' in text && text.value === '') return
      if (column > limits.columns) throw new Unreadable(`The sheet has more than ${limits.columns} columns`)
      if ('value' in text) values[column - 1] = text.value
      else unreadable[column - 1] = text.detail
    })
    const full = Array.from({ length: values.length }, (_, at) => values[at] ?? '')
    lines.push(
      Object.keys(unreadable).length > 0 ? { line, values: full, unreadable } : { line, values: full },
    )
  })
  return lines
}
