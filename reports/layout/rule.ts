export interface Stroke {
  colour: string
  thickness: number
}

/** A horizontal rule. Colours are set before the path begins, since the format allows nothing in between. */
export function drawRule(
  pdf: PDFKit.PDFDocument,
  at: { x: number; y: number; width: number },
  stroke: Stroke,
): void {
  pdf.lineWidth(stroke.thickness).strokeColor(stroke.colour)
  pdf
    .moveTo(at.x, at.y)
    .lineTo(at.x + at.width, at.y)
    .stroke()
}
