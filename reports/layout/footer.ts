import { drawRule } from './rule.ts'
import { drawLine, fitting, type TextStyle, widthOf } from './text.ts'
import { tone } from './tone.ts'

export interface Footer {
  /** What the document is, in few words. */
  words: string
  /** The code by which the document is asked for, as a reference or the id of its audit entry. */
  code?: string
  /** The date as it is printed. */
  date?: string
  /** The fingerprint of what the document says, by which two copies are compared. */
  fingerprint?: string
  /** How a page is numbered, where the document is not in English. */
  number?: (page: number, count: number) => string
}

const style: TextStyle = { size: 7.5, colour: tone.soft }

/** The foot of a page: what the document is, its code and date on the left, the number of the page on the right. */
export function drawFooter(
  pdf: PDFKit.PDFDocument,
  place: { x: number; y: number; width: number },
  { footer, page, count }: { footer: string | Footer; page: number; count: number },
): void {
  const said: Footer = typeof footer === 'string' ? { words: footer } : footer
  const number = said.number?.(page, count) ?? `Page ${page} of ${count}`
  const room = place.width - widthOf(pdf, number, style) - 16
  const { words, code, date, fingerprint } = said
  drawRule(pdf, place, { colour: tone.line, thickness: 0.5 })
  const line = (text: string, below: number, width: number) =>
    drawLine(pdf, text, fitting(pdf, text.replaceAll(' ', '\u00a0'), { style, width }), {
      x: place.x,
      y: place.y + below,
    })
  line([words, code, date].filter(Boolean).join(' · '), 14, room)
  if (fingerprint) line(fingerprint, 25, place.width)
  drawLine(pdf, number, style, { ...place, y: place.y + 14, align: 'right' })
}
