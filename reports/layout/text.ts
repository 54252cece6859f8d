import { hanCharacters, runsOf, type Weight } from './fonts.ts'
import { plain } from './plain.ts'

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
  align?: Align
}

export type Align = 'left' | 'centre' | 'right'

type Pdf = PDFKit.PDFDocument

const opening = '（「『《〈【'
const closing = '）」』》〉】，。、；：！？'
const inHan = new RegExp(`[${hanCharacters}]`, 'u')
// A line may break at spaces, after a hyphen or slash, and between Han characters but not before their closing marks.
const pieces = new RegExp(
  ` +|[${opening}]*[${hanCharacters}]\\p{M}*[${closing}]*|[^ ${hanCharacters}/-]+[/-]*|[/-]+`,
  'gu',
)
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How wide the text is when it stands on one line. */
export function widthOf(pdf: Pdf, text: string, style: TextStyle): number {
  return runsOf(text, style.weight ?? 'regular').reduce(
    (width, run) => width + pdf.font(run.font).fontSize(style.size).widthOfString(run.text),
    0,
  )
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
 * Breaks text into lines that fit the width; a word longer than a line is broken inside. A line broken at a space
 * ends with it, so that a screen reader does not join the words around the break.
 */
export function linesOf(pdf: Pdf, text: string, style: TextStyle, width: number): string[] {
  const fits = (line: string) => widthOf(pdf, line.trimEnd(), style) <= width
  const lines: string[] = []
  let line = ''
  for (const piece of (plain(text).match(pieces) ?? []).flatMap(word =>
    fits(word) ? [word] : cut(word, fits),
  )) {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? piece.trimStart() : line + piece
  }
  return line === '' ? lines : [...lines, line]
}

/** Draws one line on its baseline, in the font each part of it needs. */
export function drawLine(pdf: Pdf, line: string, style: TextStyle, place: Place): void {
  const visible = plain(line)
  const text = line.endsWith(' ') ? `${visible} ` : visible
  const { x: left, y: top } = pdf
  let x = place.x + indent(place, widthOf(pdf, visible, style))
  for (const run of runsOf(text, style.weight ?? 'regular')) {
    pdf.font(run.font).fontSize(style.size).fillColor(style.colour)
    pdf.text(run.text, x, place.y, { lineBreak: false, baseline: 'alphabetic' })
    x += pdf.widthOfString(run.text)
  }
  pdf.x = left
  pdf.y = top
}

/** The height of one line: Han characters stand taller and need more air. */
export function lineHeight(style: TextStyle, text = ''): number {
  return style.size * (inHan.test(text) ? 1.5 : 1.4)
}

/** Draws lines below each other from the top of a box and answers the height they took. */
export function drawLines(pdf: Pdf, lines: string[], style: TextStyle, box: Place): number {
  const height = lineHeight(style, lines.join(''))
  for (const [index, line] of lines.entries()) {
    drawLine(pdf, line, style, { ...box, y: box.y + index * height + firstBaseline(height, style) })
  }
  return lines.length * height
}

/** How far below the top of its line a text's baseline lies. */
export function firstBaseline(height: number, style: TextStyle): number {
  return height / 2 + style.size * 0.36
}

function indent({ width = 0, align = 'left' }: Place, taken: number): number {
  if (align === 'left') return 0
  return align === 'right' ? width - taken : (width - taken) / 2
}

function cut(word: string, fits: (text: string) => boolean): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of letters.segment(word)) {
    if (part !== '' && !fits(part + segment)) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}
