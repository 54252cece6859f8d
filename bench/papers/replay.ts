import PDFDocument from 'pdfkit'
import { latinFont } from '../../reports/layout/fonts.ts'
import type { Document, Drawn, Painted, Step, Written } from './drawn.ts'

const files: Record<string, string> = {
  'NotoSans-Regular': latinFont('regular'),
  'NotoSans-SemiBold': latinFont('strong'),
}

/** The file of a font that a document of the bench may use. */
export function fontFile(name: string): string {
  const file = files[name]
  if (!file) throw new Error(`The bench draws in ${Object.keys(files).join(' and ')} only, not in ${name}`)
  return file
}

/**
 * The same pages by PDFKit alone: the same texts in the same fonts at the same places and the same paths, untagged, nothing
 * measured or laid out. What a kit costs is what it takes beyond this.
 */
export async function replay({ width, height, pages }: Document): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    font: fontFile('NotoSans-Regular'),
  })
  for (const page of pages) {
    pdf.addPage()
    for (const one of page) drawOne(pdf, one)
  }
  pdf.end()
  const written: Buffer[] = []
  for await (const chunk of pdf) written.push(chunk)
  return Buffer.concat(written)
}

function drawOne(pdf: PDFKit.PDFDocument, one: Drawn): void {
  if (one.kind === 'text') write(pdf, one)
  else paint(pdf, one)
}

function write(pdf: PDFKit.PDFDocument, { text, font, size, colour, x, y }: Written): void {
  pdf.font(fontFile(font)).fontSize(size).fillColor(colour)
  pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
}

function paint(pdf: PDFKit.PDFDocument, { steps, paint, fill, stroke, width, dash }: Painted): void {
  if (paint !== 'stroke') pdf.fillColor(fill)
  if (paint !== 'fill') pdf.strokeColor(stroke).lineWidth(width)
  const [long, gap] = dash
  if (long !== undefined) pdf.dash(long, { space: gap ?? long })
  for (const step of steps) follow(pdf, step)
  if (paint === 'both') pdf.fillAndStroke()
  else if (paint === 'fill') pdf.fill()
  else pdf.stroke()
  if (long !== undefined) pdf.undash()
}

function follow(pdf: PDFKit.PDFDocument, step: Step): void {
  if (step.to === 'move') pdf.moveTo(step.x, step.y)
  else if (step.to === 'line') pdf.lineTo(step.x, step.y)
  else if (step.to === 'rectangle') pdf.rect(step.x, step.y, step.width, step.height)
  else pdf.bezierCurveTo(...step.points)
}
