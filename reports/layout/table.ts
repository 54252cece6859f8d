import { contentWidth, decorate, keepTogether, ruleOff, type Sheet, space } from './page.ts'
import { type Align, drawLines, fitting, lineHeight, linesOf, type TextStyle } from './text.ts'
import { tone } from './tone.ts'

export interface Column {
  title: string
  weight: number
  align?: Align
}

export interface Row {
  cells: string[]
  /** A total: set stronger, with a rule above. */
  strong?: boolean
}

interface Cell {
  x: number
  width: number
  align: Align
  lines: string[]
  style: TextStyle
}

interface Band {
  cells: Cell[]
  height: number
}

interface HeaderCell extends PDFKit.Mixins.StructureElementOptions {
  scope: 'Column' | 'Row'
}

const gap = 12
const paddingY = 4
const headStyle: TextStyle = { size: 8.5, colour: tone.soft, weight: 'strong' }
const bodyStyle: TextStyle = { size: 9.5, colour: tone.ink }
const totalStyle: TextStyle = { ...bodyStyle, weight: 'strong' }

/** A table of text, the first column naming the rows; its head is repeated on every page that it reaches. */
export function table(sheet: Sheet, columns: Column[], rows: Row[]): void {
  const { pdf, root } = sheet
  const head = bandOf(sheet, columns, { cells: columns.map(column => column.title), style: headStyle })
  const element = pdf.struct('Table')
  root.add(element)
  keepTogether(sheet, head.height * 3)
  element.add(headRow(sheet, head))
  finish(sheet, head, tone.soft)
  for (const { cells, strong } of rows) {
    const row = bandOf(sheet, columns, { cells, style: strong ? totalStyle : bodyStyle })
    breakBefore(sheet, row, head)
    if (strong) ruleOff(sheet, { colour: tone.soft, thickness: 0.5 })
    element.add(bodyRow(sheet, row))
    finish(sheet, row, tone.line)
  }
  space(sheet, 8)
}

function bandOf(sheet: Sheet, columns: Column[], text: { cells: string[]; style: TextStyle }): Band {
  const { pdf } = sheet
  const free = contentWidth(sheet) - gap * (columns.length - 1)
  const share = free / columns.reduce((sum, column) => sum + column.weight, 0)
  let x = pdf.page.margins.left
  const cells = columns.map(({ weight, align = 'left' }, index) => {
    const width = weight * share
    const words = text.cells[index] ?? ''
    const style = align === 'right' ? fitting(pdf, words, { style: text.style, width }) : text.style
    const cell = { x, width, align, style, lines: linesOf(pdf, words, style, width) }
    x += width + gap
    return cell
  })
  return { cells, height: Math.max(...cells.map(tall)) + 2 * paddingY }
}

function tall({ lines, style }: Cell): number {
  return Math.max(lines.length, 1) * lineHeight(style, lines.join(''))
}

function breakBefore(sheet: Sheet, row: Band, head: Band): void {
  const { page } = sheet.pdf
  keepTogether(sheet, row.height)
  if (sheet.pdf.page === page) return
  decorate(sheet, () => {
    for (const cell of head.cells) drawCell(sheet, cell)
  })
  finish(sheet, head, tone.soft)
}

function headRow(sheet: Sheet, head: Band): PDFKit.PDFStructureElement {
  const column: HeaderCell = { scope: 'Column' }
  return rowOf(sheet, head, () => ['TH', column])
}

function bodyRow(sheet: Sheet, row: Band): PDFKit.PDFStructureElement {
  const named: HeaderCell = { scope: 'Row' }
  return rowOf(sheet, row, index => (index === 0 ? ['TH', named] : ['TD', {}]))
}

type Tag = [name: string, options: PDFKit.Mixins.StructureElementOptions]

function rowOf(sheet: Sheet, band: Band, tagOf: (index: number) => Tag): PDFKit.PDFStructureElement {
  const cells = band.cells.map((cell, index) => {
    const [name, options] = tagOf(index)
    return sheet.pdf.struct(name, options, () => drawCell(sheet, cell))
  })
  return sheet.pdf.struct('TR', {}, cells)
}

function drawCell({ pdf }: Sheet, { lines, style, x, width, align }: Cell): void {
  drawLines(pdf, lines, style, { x, y: pdf.y + paddingY, width, align })
}

function finish(sheet: Sheet, band: Band, colour: string): void {
  sheet.pdf.y += band.height
  ruleOff(sheet, { colour, thickness: 0.5 })
}
