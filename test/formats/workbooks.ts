import { deflateRawSync } from 'node:zlib'
import { storeZip } from '../../formats/zip.ts'

/** Workbooks written by hand, so that a test says exactly what stands in the file. */
export interface Given {
  /** The XML inside `<sheetData>`. */
  rows: string
  /** The XML after `</sheetData>`. */
  after?: string
  /** Number formats; cell style `s="1"` has the first. */
  formats?: string[]
  strings?: string[]
  from1904?: boolean
  /** A prefix of the namespace, as `x`. */
  prefix?: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const attributeSafe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

export function workbook(given: Given): Buffer {
  return storeZip(partsOf(given).map(({ name, xml }) => ({ name, data: Buffer.from(xml) })))
}

export function partsOf({ rows, after = '', formats = [], strings = [], from1904, prefix }: Given) {
  const named = (xml: string) =>
    prefix ? xml.replace(/<(\/?)(\w)/g, `<$1${prefix}:$2`).replace('xmlns=', `xmlns:${prefix}=`) : xml
  const numbers = formats.map(
    (code, at) => `<numFmt numFmtId="${at + 200}" formatCode="${attributeSafe(code)}"/>`,
  )
  const styles = formats.map((_, at) => `<xf numFmtId="${at + 200}" applyNumberFormat="1"/>`)
  return [
    {
      name: 'xl/workbook.xml',
      xml: `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Time" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      xml: '<Relationships><Relationship Id="rId7" Type="worksheet" Target="/xl/worksheets/Time.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/Time.xml',
      xml: named(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`),
    },
    {
      name: 'xl/styles.xml',
      xml: `<styleSheet xmlns="${main}"><numFmts count="${numbers.length}">${numbers.join('')}</numFmts><cellXfs count="${styles.length + 1}"><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      xml: `<sst xmlns="${main}">${strings.join('')}</sst>`,
    },
  ]
}

/** A sheet with one column of that name and one cell, given as the XML of what is in row 2. */
export function oneCell(cell: string, more: Omit<Given, 'rows'> = {}): Buffer {
  const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>Value</t></is></c></row>'
  return workbook({ ...more, rows: `${header}<row r="2">${cell}</row>` })
}

/**
 * A workbook whose sheet is compressed and inflates to `data`, while its directory declares `declared` bytes.
 */
export function compressed(data: Buffer, declared: number): Buffer {
  const packed = deflateRawSync(data, { level: 9 })
  const parts = partsOf({ rows: '' }).map(({ name, xml }) => ({
    name,
    data: name.endsWith('Time.xml') ? packed : Buffer.from(xml),
  }))
  const zip = storeZip(parts)
  const name = Buffer.from('xl/worksheets/Time.xml')
  const entry = zip.lastIndexOf(name) - 46
  zip.writeUInt16LE(8, entry + 10)
  zip.writeUInt32LE(declared, entry + 24)
  return zip
}
