import { type Directed, directed, type Stretch, stretchesOf } from './bidi.ts'
import type { Features } from './face.ts'
import { advanceIn, useFont } from './faces.ts'
import { arabicCharacters, hanCharacters, type Run, runsOf, type Weight } from './fonts.ts'
import { plain } from './plain.ts'
import { printable } from './printable.ts'

export interface TextStyle {
  size: number
  colour: string
  weight?: Weight
}

/** Where a line stands: on a baseline, or for several lines below the top of their box. */
export interface Place {
  x: number
  y: number
  width?: number
  /** Without it, a line stands on the side where its paragraph begins to be read. */
  align?: Align
}

export type Align = 'left' | 'centre' | 'right'

interface Piece extends Run {
  rtl: boolean
  start: number
}

type Pdf = PDFKit.PDFDocument

const inHan = new RegExp(`[${hanCharacters}]`, 'u')
const inArabic = new RegExp(`[${arabicCharacters}]`, 'u')
const ascii = /^[ -~]*$/
const accented = /^(?!.*\p{M}).*(?![ -~])\p{sc=Latin}/u
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Text as it can be drawn, with the direction of its letters. A space at its end stays, to keep words apart. */
export function drawable(text: string): Directed {
  return directed(printable(plain(text)) + (text.endsWith(' ') ? ' ' : ''))
}

/** How wide the text is when it stands on one line. */
export function widthOf(pdf: Pdf, text: string | Directed, style: TextStyle): number {
  const line = typeof text === 'string' ? directed(text) : text
  let width = 0
  for (const piece of piecesOf(line, style)) width += widthOfPiece(pdf, piece, style)
  return width
}

/**
 * The style made small enough for the longest word: a figure broken over two lines reads as two figures, so figures
 * are set smaller instead. Words may still wrap at spaces.
 */
export function fitting(
  pdf: Pdf,
  words: string,
  { style, width }: { style: TextStyle; width: number },
): TextStyle {
  const longest = Math.max(1, ...words.split(' ').map(word => widthOf(pdf, word, style)))
  return longest <= width ? style : { ...style, size: (style.size * (width - 0.5)) / longest }
}

/**
 * Draws one line on its baseline, in the font each part of it needs. Its parts stand where their direction puts them and
 * are written in the order of reading, so that a screen reader meets them in that order.
 */
export function drawLine(pdf: Pdf, text: string | Directed, style: TextStyle, place: Place): void {
  const line = typeof text === 'string' ? drawable(text) : text
  const { x: left, y: top } = pdf
  const pieces = piecesOf(line, style)
  let x = place.x + indent(pdf, line, style, place)
  const placed = pieces.map(piece => {
    const at = { piece, x }
    x += widthOfPiece(pdf, piece, style)
    return at
  })
  for (const { piece, x: start } of placed.sort((a, b) => a.piece.start - b.piece.start)) {
    useFont(pdf, piece.font)
    pdf.fontSize(style.size * piece.scale).fillColor(style.colour)
    pdf.text(piece.text, start, place.y, asGiven(piece))
  }
  pdf.x = left
  pdf.y = top
}

/** The height of one line: Han and Arabic letters stand taller and need more air. */
export function lineHeight(style: TextStyle, text = ''): number {
  if (ascii.test(text)) return style.size * 1.4
  if (inArabic.test(text)) return style.size * 1.75
  return style.size * (inHan.test(text) ? 1.5 : 1.4)
}

/** Draws lines below each other from the top of a box and answers the height they took. */
export function drawLines(pdf: Pdf, lines: Directed[], style: TextStyle, box: Place): number {
  const height = lineHeight(style, lines.map(line => line.text).join(''))
  for (const [index, line] of lines.entries()) {
    drawLine(pdf, line, style, { ...box, y: box.y + index * height + firstBaseline(height, style) })
  }
  return lines.length * height
}

/** How far below the top of its line a text's baseline lies. */
export function firstBaseline(height: number, style: TextStyle): number {
  return height / 2 + style.size * 0.36
}

/** The line's pieces from left to right. */
function piecesOf(line: Directed, { weight = 'regular' }: TextStyle): Piece[] {
  const pieces: Piece[] = []
  for (const stretch of stretchesOf(line)) {
    const ofStretch = piecesOfStretch(stretch, weight)
    pieces.push(...(stretch.rtl ? ofStretch.reverse() : ofStretch))
  }
  return pieces
}

function piecesOfStretch({ text, rtl, start }: Stretch, weight: Weight): Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const run of runsOf(text, weight, rtl)) {
    const { font, scale, joined } = run
    pieces.push({ text: asLaidOut(run, rtl), font, scale, joined, rtl, start: at })
    at += run.text.length
  }
  return pieces
}

/** PDFKit lays Arabic letters to the left and all else to the right, whatever their direction: it is given the reverse. */
function asLaidOut({ text, joined }: Run, rtl: boolean): string {
  if (rtl === (joined && /\p{sc=Arabic}/u.test(text))) return text
  return [...letters.segment(text)]
    .map(({ segment }) => segment)
    .reverse()
    .join('')
}

/**
 * How PDFKit is to draw a piece. It takes an object of features to turn on or off, and a width and a count of words, which
 * it would find out itself to draw lines below the text; its types say neither.
 */
function asGiven(piece: Piece): PDFKit.Mixins.TextOptions {
  const features = shaping(piece)
  const options = { lineBreak: false, baseline: 'alphabetic', textWidth: 0, wordCount: 0 } as const
  return (features ? { ...options, features } : options) as unknown as PDFKit.Mixins.TextOptions
}

function widthOfPiece(pdf: Pdf, piece: Piece, { size }: TextStyle): number {
  return (advanceIn(pdf, piece.font, piece.text, shaping(piece)) * size * piece.scale) / 1000
}

/**
 * Arabic is shaped as a whole, since PDFKit would lay its words out one by one from the left, and without kerning, which
 * readers of the file take for the end of a word. Accented letters stay whole: a dot drawn by itself is lost to them.
 */
function shaping({ joined, text }: Piece): Features | undefined {
  if (joined) return { kern: false }
  return !ascii.test(text) && accented.test(text) ? { ccmp: false } : undefined
}

/** How far from the left of its place a line begins; a space that ends it hangs over the edge. */
function indent(pdf: Pdf, line: Directed, style: TextStyle, place: Place): number {
  const { width, align = line.rtl && width !== undefined ? 'right' : 'left' } = place
  if (align === 'left' && !line.rtl) return 0
  const whole = widthOf(pdf, line, style)
  const end = line.text.trimEnd().length
  const visible =
    end === line.text.length ? whole : widthOf(pdf, { ...line, text: line.text.slice(0, end) }, style)
  const hanging = line.rtl ? whole - visible : 0
  if (align === 'left') return -hanging
  const free = (width ?? 0) - visible
  return (align === 'right' ? free : free / 2) - hanging
}
