import PDFDocument from 'pdfkit'
import { drawFooter, type Footer } from './footer.ts'
import { plain } from './plain.ts'
import { drawRule, type Stroke } from './rule.ts'
import { type Settling, settlePages } from './settle.ts'

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
  pages: Settling
}

// The types of PDFKit do not know this standard yet.
const accessible: string = 'PDF/UA'
const zeroWidthJoiner = 0x200d
const margins = { top: 62, bottom: 74, left: 58, right: 58 }

/** Opens an empty tagged A4 document, which says of itself that it is accessible by PDF/UA. */
export function openSheet(paper: Paper): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    bufferPages: true,
    // None of its own: fonts come from those that the process has read.
    font: '',
    pdfVersion: '1.7',
    subset: accessible as PDFKit.Mixins.PDFSubsets,
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
  return { pdf, root, pages: settlePages(pdf) }
}

/** The width between the margins. */
export function contentWidth({ pdf }: Sheet): number {
  return pdf.page.width - margins.left - margins.right
}

/** The height left on the page. */
export function remaining({ pdf }: Sheet): number {
  return pdf.page.height - margins.bottom - pdf.y
}

/** Starts a new page unless this height still fits on the current one. */
export function keepTogether(sheet: Sheet, height: number): void {
  if (height > remaining(sheet) && sheet.pdf.y > margins.top) sheet.pdf.continueOnNewPage()
}

/** Moves down; at the top of a page there is nothing to keep distance from. */
export function space({ pdf }: Sheet, height: number): void {
  if (pdf.y > margins.top) pdf.y += height
}

/** Draws something that is not part of the reading order, as rules and page numbers are. */
export function decorate({ pdf }: Sheet, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}

/** A rule from margin to margin at the cursor. */
export function ruleOff(sheet: Sheet, stroke: Stroke): void {
  const { pdf } = sheet
  decorate(sheet, () => drawRule(pdf, { x: margins.left, y: pdf.y, width: contentWidth(sheet) }, stroke))
}

/** Writes the footers, which need the number of pages, and closes the document. */
export async function closeSheet(sheet: Sheet, footer: string | Footer): Promise<Buffer> {
  const { pdf, pages } = sheet
  const { count } = pdf.bufferedPageRange()
  pages.settle()
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    const place = { x: margins.left, y: pdf.page.height - 50, width: contentWidth(sheet) }
    decorate(sheet, () => drawFooter(pdf, place, { footer, page: page + 1, count }), 'Pagination')
  }
  nameInserted(pdf)
  pdf.end()
  return pages.whole()
}

/** The Arabic font lengthens some words by a glyph that is no letter; without a name, readers copy its number as one. */
function nameInserted(pdf: PDFKit.PDFDocument): void {
  const { _fontFamilies: fonts } = pdf as unknown as {
    _fontFamilies: Record<string, { unicode: number[][] }>
  }
  for (const { unicode } of Object.values(fonts)) {
    for (const [glyph, letters] of unicode.entries())
      if (letters.length === 0) unicode[glyph] = [zeroWidthJoiner]
  }
}
