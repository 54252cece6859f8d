import type { Directed } from './bidi.ts'
import { linesOf } from './lines.ts'
import { contentWidth, decorate, keepTogether, remaining, ruleOff, type Sheet, space } from './page.ts'
import { type Align, drawLines, firstBaseline, fitting, lineHeight, type TextStyle } from './text.ts'
import { tone } from './tone.ts'

export interface Column {
  title: string
  weight: number
  align?: Align
  /** Set small and grey, as codes are. */
  quiet?: true
}

export interface Row {
  cells: string[]
  /** A total: set stronger, with a rule above. */
  strong?: boolean
  /** One cell over all columns, which names the rows below it. */
  over?: true
}

interface Cell {
  x: number
  width: number
  align: Align
  lines: Directed[]
  style: TextStyle
  /** How far it is lowered, so that its first line stands level with larger letters. */
  drop: number
}

interface Band {
  cells: Cell[]
  height: number
}

interface HeaderCell extends PDFKit.Mixins.StructureElementOptions {
  scope: 'Column' | 'Row'
}

type Tag = [name: string, options: PDFKit.Mixins.StructureElementOptions]

const gap = 12
const paddingY = 4
const headStyle: TextStyle = { size: 8.5, colour: tone.soft, weight: 'strong' }
const bodyStyle: TextStyle = { size: 9.5, colour: tone.ink }
const totalStyle: TextStyle = { ...bodyStyle, weight: 'strong' }
const quietStyle: TextStyle = { size: 6.8, colour: tone.soft }
const overStyle: TextStyle = { size: 8.5, colour: tone.accent, weight: 'strong' }
const column: HeaderCell = { scope: 'Column' }
const named: HeaderCell = { scope: 'Row' }

/**
 * A table of text, the first column naming the rows; its head is repeated on every page that it reaches, and a row taller
 * than a page goes on on the next. Rows may come one by one, so that a long table need not be in memory as a whole. A table
 * without rows says so in these words.
 */
export function table(sheet: Sheet, columns: Column[], rows: Iterable<Row>, empty?: string): void {
  const { add, end } = openTable(sheet, columns, empty)
  for (const row of rows) add(row)
  end()
}

/** A table that has its head, and gets its rows one by one. */
export function openTable(sheet: Sheet, columns: Column[], empty = '–') {
  const { pdf, root } = sheet
  const head = bandOf(sheet, columns, { cells: columns.map(({ title }) => title), style: headStyle })
  const element = pdf.struct('Table')
  root.add(element)
  keepTogether(sheet, head.height * 3)
  drawBand(sheet, { element, head, band: head, tagOf: () => ['TH', column] })
  finish(sheet, tone.soft)
  let count = 0
  return {
    add(row: Row): void {
      count++
      drawBody(sheet, columns, { element, head, row })
    },
    end(): void {
      if (count === 0) drawEmpty(sheet, columns.length, { element, head, words: empty })
      element.end()
      space(sheet, 8)
    },
  }
}

function drawBody(
  sheet: Sheet,
  columns: Column[],
  { element, head, row }: { element: PDFKit.PDFStructureElement; head: Band; row: Row },
): void {
  if (row.over) {
    drawOver(sheet, columns.length, { element, head, words: row.cells[0] ?? '' })
    return
  }
  const band = bandOf(sheet, columns, { cells: row.cells, style: row.strong ? totalStyle : bodyStyle })
  breakBefore(sheet, band, head)
  if (row.strong) ruleOff(sheet, { colour: tone.soft, thickness: 0.5 })
  drawBand(sheet, { element, head, band, tagOf: index => (index === 0 ? ['TH', named] : ['TD', {}]) })
  finish(sheet, tone.line)
}

/** The name of the rows below it, kept with the first two of them. */
function drawOver(
  sheet: Sheet,
  span: number,
  { element, head, words }: { element: PDFKit.PDFStructureElement; head: Band; words: string },
): void {
  const band = bandOf(sheet, [{ title: '', weight: 1 }], { cells: [words], style: overStyle })
  breakBefore(sheet, band, head, band.height * 2.5)
  drawBand(sheet, { element, head, band, tagOf: () => ['TH', named], span })
  finish(sheet, tone.line)
}

/** One cell over all columns. */
function drawEmpty(
  sheet: Sheet,
  span: number,
  { element, head, words }: { element: PDFKit.PDFStructureElement; head: Band; words: string },
): void {
  const band = bandOf(sheet, [{ title: '', weight: 1 }], { cells: [words], style: bodyStyle })
  breakBefore(sheet, band, head)
  drawBand(sheet, { element, head, band, tagOf: () => ['TD', {}], span })
  finish(sheet, tone.line)
}

function bandOf(sheet: Sheet, columns: Column[], text: { cells: string[]; style: TextStyle }): Band {
  const { pdf } = sheet
  const free = contentWidth(sheet) - gap * (columns.length - 1)
  const share = free / columns.reduce((sum, { weight }) => sum + weight, 0)
  let x = pdf.page.margins.left
  const cells = columns.map(({ weight, align = 'left', quiet }, index) => {
    const width = weight * share
    const words = text.cells[index] ?? ''
    const usual = quiet && text.style !== headStyle ? quietStyle : text.style
    const style = align === 'right' ? fitting(pdf, words, { style: usual, width }) : usual
    const lines = linesOf(pdf, words, style, width)
    const drop = usual === quietStyle ? baseline(text.style) - baseline(quietStyle) : 0
    const cell = { x, width, align: sideOf(lines, align), style, lines, drop }
    x += width + gap
    return cell
  })
  return { cells, height: heightOf(cells) }
}

const baseline = (style: TextStyle) => firstBaseline(lineHeight(style), style)

/** Short entries stay at their column's edge in any script; several lines read from the right begin there. */
function sideOf(lines: Directed[], align: Align): Align {
  return align === 'left' && lines.length > 1 && lines[0]?.rtl ? 'right' : align
}

function heightOf(cells: Cell[]): number {
  return (
    Math.max(...cells.map(cell => Math.max(cell.lines.length, 1) * lineOf(cell) + cell.drop)) + 2 * paddingY
  )
}

function lineOf({ lines, style }: Cell): number {
  return lineHeight(style, lines.map(({ text }) => text).join(''))
}

function breakBefore(sheet: Sheet, band: Band, head: Band, following = 0): void {
  const { page } = sheet.pdf
  keepTogether(sheet, band.height + following)
  if (sheet.pdf.page !== page) repeatHead(sheet, head)
}

function repeatHead(sheet: Sheet, head: Band): void {
  const again = () => {
    for (const cell of head.cells) drawCell(sheet, cell)
  }
  decorate(sheet, again, 'Pagination')
  sheet.pdf.y += head.height
  finish(sheet, tone.soft)
}

function drawBand(
  sheet: Sheet,
  of: {
    element: PDFKit.PDFStructureElement
    head: Band
    band: Band
    tagOf: (index: number) => Tag
    span?: number
  },
): void {
  const { pdf } = sheet
  const row = pdf.struct('TR')
  of.element.add(row)
  const elements = of.band.cells.map((_, index) => pdf.struct(...of.tagOf(index)))
  for (const cell of elements) {
    if (of.span) spanning(cell, of.span)
    row.add(cell)
  }
  for (const [index, part] of partsOf(sheet, of.band, of.head).entries()) {
    if (index > 0) {
      pdf.continueOnNewPage()
      repeatHead(sheet, of.head)
    }
    for (const [place, cell] of part.cells.entries()) elements[place]?.add(() => drawCell(sheet, cell))
    pdf.y += part.height
  }
  row.end()
}

// The options of PDFKit's elements know no spans.
function spanning(cell: PDFKit.PDFStructureElement, columns: number): void {
  const { dictionary } = cell as unknown as { dictionary: { data: Record<string, unknown> } }
  dictionary.data.A = { ...(dictionary.data.A as object | undefined), O: 'Table', ColSpan: columns }
}

/** A band that is taller than its page comes in parts, each as tall as a page allows. */
function partsOf(sheet: Sheet, band: Band, head: Band): Band[] {
  const room = remaining(sheet)
  if (band.height <= room) return [band]
  const line = Math.max(...band.cells.map(lineOf))
  const size = Math.max(1, Math.floor((room - head.height - 2 * paddingY) / line))
  const count = Math.ceil(Math.max(...band.cells.map(({ lines }) => lines.length)) / size)
  return Array.from({ length: count }, (_, part) => {
    const cells = band.cells.map(cell => ({
      ...cell,
      lines: cell.lines.slice(part * size, (part + 1) * size),
    }))
    return { cells, height: heightOf(cells) }
  })
}

function drawCell({ pdf }: Sheet, { lines, style, x, width, align, drop }: Cell): void {
  drawLines(pdf, lines, style, { x, y: pdf.y + paddingY + drop, width, align })
}

function finish(sheet: Sheet, colour: string): void {
  ruleOff(sheet, { colour, thickness: 0.5 })
}
