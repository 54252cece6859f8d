import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { latinFont } from './fonts.ts'
import { plain } from './plain.ts'
import { drawRule, type Stroke } from './rule.ts'
import { drawLine } from './text.ts'
import { tone } from './tone.ts'

export interface Paper {
  title: string
  lang: string
  /** Given by the caller, so that the same report has the same bytes. */
  createdAt: Date
}

/** A document being drawn, and the element of its reading order that everything drawn hangs on. */
export interface Sheet {
  pdf: PDFKit.PDFDocument
  root: PDFKit.PDFStructureElement
}

const margins = { top: 62, bottom: 74, left: 58, right: 58 }

/** Opens an empty tagged A4 document. */
export function openSheet(paper: Paper): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    bufferPages: true,
    font: latinFont('regular'),
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: paper.lang,
    info: {
      Title: plain(paper.title),
      Creator: 'Causeway',
      Producer: 'Causeway',
      CreationDate: paper.createdAt,
    },
  })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  return { pdf, root }
}

/** The width between the margins. */
export function contentWidth({ pdf }: Sheet): number {
  return pdf.page.width - margins.left - margins.right
}

/** Starts a new page unless this height still fits on the current one. */
export function keepTogether({ pdf }: Sheet, height: number): void {
  if (pdf.y + height > pdf.page.height - margins.bottom && pdf.y > margins.top) pdf.continueOnNewPage()
}

/** Moves down; at the top of a page there is nothing to keep distance from. */
export function space({ pdf }: Sheet, height: number): void {
  if (pdf.y > margins.top) pdf.y += height
}

/** Draws something that is not part of the reading order, as rules and page numbers are. */
export function decorate({ pdf }: Sheet, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  draw()
  pdf.endMarkedContent()
}

/** A rule from margin to margin at the cursor. */
export function ruleOff(sheet: Sheet, stroke: Stroke): void {
  const { pdf } = sheet
  decorate(sheet, () => drawRule(pdf, { x: margins.left, y: pdf.y, width: contentWidth(sheet) }, stroke))
}

/** Writes the footers, which need the number of pages, and closes the document. */
export function closeSheet(sheet: Sheet, footer: string): Promise<Buffer> {
  const { pdf } = sheet
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    decorate(sheet, () => drawFooter(sheet, footer, `Page ${page + 1} of ${count}`))
  }
  pdf.end()
  return buffer(pdf)
}

function drawFooter(sheet: Sheet, footer: string, number: string): void {
  const { pdf } = sheet
  const top = pdf.page.height - 50
  const style = { size: 7.5, colour: tone.soft }
  const place = { x: margins.left, y: top + 14, width: contentWidth(sheet) }
  drawRule(
    pdf,
    { x: margins.left, y: top, width: contentWidth(sheet) },
    { colour: tone.line, thickness: 0.5 },
  )
  drawLine(pdf, footer, style, place)
  drawLine(pdf, number, style, { ...place, align: 'right' })
}
