import { linesOf } from './lines.ts'
import { contentWidth, keepTogether, type Sheet, space } from './page.ts'
import { type Align, drawLines, lineHeight, type TextStyle } from './text.ts'
import { tone } from './tone.ts'

const body = { size: 9.5, colour: tone.ink }
const lead = { size: 12, colour: tone.ink }
const aside = { size: 8.5, colour: tone.soft }

/** A paragraph in the ordinary size. */
export function paragraph(sheet: Sheet, text: string): void {
  drawBlock(sheet, { text, style: body, tag: 'P' })
  space(sheet, 5)
}

/** The opening paragraph, a little larger. */
export function leadParagraph(sheet: Sheet, text: string): void {
  drawBlock(sheet, { text, style: lead, tag: 'P' })
  space(sheet, 10)
}

/** A quieter remark below what it belongs to. */
export function note(sheet: Sheet, text: string): void {
  drawBlock(sheet, { text, style: aside, tag: 'P' })
  space(sheet, 3)
}

export interface Block {
  text: string
  style: TextStyle
  tag: string
  align?: Align
}

/** Draws wrapped text over the full width, line by line, so that it may go on over the page. */
export function drawBlock(sheet: Sheet, block: Block): void {
  const { pdf, root } = sheet
  const { align } = block
  const width = contentWidth(sheet)
  const lines = linesOf(pdf, block.text, block.style, width)
  if (lines.length === 0) return
  const height = lineHeight(block.style, block.text)
  keepTogether(sheet, Math.min(lines.length, 2) * height)
  const draw = () => {
    for (const line of lines) {
      keepTogether(sheet, height)
      const top = pdf.y
      drawLines(pdf, [line], block.style, {
        ...{ x: pdf.page.margins.left, y: top, width },
        ...(align ? { align } : {}),
      })
      pdf.y = top + height
    }
  }
  root.add(pdf.struct(block.tag, {}, draw))
}
