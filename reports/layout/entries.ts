import type { Directed } from './bidi.ts'
import { linesOf } from './lines.ts'
import { contentWidth, keepTogether, remaining, type Sheet, space } from './page.ts'
import { drawLines, firstBaseline, lineHeight, type TextStyle, widthOf } from './text.ts'
import { tone } from './tone.ts'

/** What is explained, its code where it has one, and the explanation. */
export interface Entry {
  name: string
  code?: string
  text: string
}

interface Part {
  lines: Directed[]
  style: TextStyle
  /** How far the cursor moves down behind it. */
  height: number
  indent: number
  drop: number
}

interface Laid {
  names: Part[]
  text: Part
  height: number
}

const gap = 26
const between = 7
const nameStyle: TextStyle = { size: 8, colour: tone.ink, weight: 'strong' }
const codeStyle: TextStyle = { size: 6.8, colour: tone.soft }
const textStyle: TextStyle = { size: 7.8, colour: tone.ink }

/** Explanations in two columns of small print, one after the other; on the last page the columns are of one height. */
export function entries(sheet: Sheet, list: Entry[]): void {
  const { pdf, root } = sheet
  const element = pdf.struct('L')
  root.add(element)
  const left = list.map(entry => lay(sheet, entry))
  while (left.length > 0) {
    keepTogether(sheet, Math.min(left[0]?.height ?? 0, remaining(sheet) + pdf.y - pdf.page.margins.top))
    drawPage(sheet, element, left)
    if (left.length > 0) pdf.continueOnNewPage()
  }
  element.end()
}

/** How much height explanations take in two columns, so that their heading can stay with all of them. */
export function entriesHeight(sheet: Sheet, list: Entry[]): number {
  const laid = list.map(entry => lay(sheet, entry))
  return balanced(
    laid,
    laid.reduce((sum, { height }) => sum + height, 0),
  )
}

/** Takes from the list what stands on this page, and draws it. */
function drawPage(sheet: Sheet, element: PDFKit.PDFStructureElement, left: Laid[]): void {
  const { pdf } = sheet
  const all = left.reduce((sum, { height }) => sum + height, 0)
  const room = remaining(sheet)
  const most = all > room * 2 ? room : Math.min(room, balanced(left, all))
  const top = pdf.y
  let lowest = top
  const isFirst = (column: number, at: number) => column === 0 && pdf.y === at
  for (const column of [0, 1]) {
    pdf.y = top
    const x = pdf.page.margins.left + column * (columnWidth(sheet) + gap)
    const limit = column === 0 ? most : room
    while (left[0] && (isFirst(column, top) || pdf.y - top + left[0].height - between <= limit + 0.01)) {
      drawEntry(sheet, element, { entry: left.shift() as Laid, x })
    }
    lowest = Math.max(lowest, pdf.y)
  }
  pdf.y = lowest
  space(sheet, 4)
}

/** The height of the first of two columns that are as even as their entries allow, and not lower than the second. */
function balanced(left: Laid[], all: number): number {
  let height = 0
  for (const entry of left) {
    if (height >= all / 2) break
    height += entry.height
  }
  return height
}

const columnWidth = (sheet: Sheet) => (contentWidth(sheet) - gap) / 2

function lay(sheet: Sheet, { name, code, text }: Entry): Laid {
  const part = (words: string, style: TextStyle): Part => {
    const lines = linesOf(sheet.pdf, words, style, columnWidth(sheet))
    return { lines, style, height: lines.length * lineHeight(style, words), indent: 0, drop: 0 }
  }
  const named = part(name, nameStyle)
  const names = code ? inOneLine(sheet, [named, part(code, codeStyle)]) : [named]
  const said = part(text, textStyle)
  return { names, text: said, height: names.reduce((sum, { height }) => sum + height, said.height) + between }
}

/** The code behind the name where there is room for both, and below it where there is not. */
function inOneLine(sheet: Sheet, [name, code]: [Part, Part]): Part[] {
  const [said, coded] = [name, code].map(({ lines, style }) =>
    lines.reduce((sum, line) => sum + widthOf(sheet.pdf, line, style), 0),
  ) as [number, number]
  if (said + 6 + coded > columnWidth(sheet)) return [name, code]
  const drop = firstBaseline(name.height, name.style) - firstBaseline(code.height, code.style)
  return [
    { ...name, height: 0 },
    { ...code, height: name.height, indent: said + 6, drop },
  ]
}

function drawEntry(
  { pdf }: Sheet,
  element: PDFKit.PDFStructureElement,
  { entry, x }: { entry: Laid; x: number },
): void {
  const item = pdf.struct('LI')
  element.add(item)
  const draw = ({ lines, style, height, indent, drop }: Part) => {
    drawLines(pdf, lines, style, { x: x + indent, y: pdf.y + drop, align: 'left' })
    pdf.y += height
  }
  item.add(pdf.struct('Lbl', {}, () => entry.names.forEach(draw)))
  item.add(pdf.struct('LBody', {}, () => draw(entry.text)))
  item.end()
  pdf.y += between
}
