import { type Directed, lineFrom } from './bidi.ts'
import { hanCharacters } from './fonts.ts'
import { drawable, type TextStyle, widthOf } from './text.ts'

const opening = '（「『《〈【'
const closing = '）」』》〉】，。、；：！？'
// A line may break at spaces, after a hyphen or slash, and between Han characters but not before their closing marks.
const pieces = new RegExp(
  ` +|[${opening}]*[${hanCharacters}]\\p{M}*[${closing}]*|[^ ${hanCharacters}/-]+[/-]*|[/-]+`,
  'gu',
)
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Breaks text into lines that fit the width, in the order of reading; a word longer than a line is broken inside. A line
 * broken at a space ends with it, so that a screen reader does not join the words around the break.
 */
export function linesOf(pdf: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): Directed[] {
  const paragraph = drawable(text.trim())
  if (paragraph.text === '') return []
  return widthOf(pdf, paragraph, style) <= width ? [paragraph] : broken(pdf, paragraph, style, width)
}

function broken(pdf: PDFKit.PDFDocument, paragraph: Directed, style: TextStyle, width: number): Directed[] {
  const fits = (from: number, to: number) => widthOf(pdf, lineFrom(paragraph, from, to), style) <= width
  const lines: Directed[] = []
  let start = 0
  let end = 0
  for (const piece of piecesOf(paragraph.text, fits)) {
    const next = end + piece.length
    if (end > start && !piece.startsWith(' ') && !fits(start, next)) {
      lines.push(lineFrom(paragraph, start, end))
      start = end
    }
    end = next
  }
  return [...lines, lineFrom(paragraph, start, end)]
}

type Fits = (from: number, to: number) => boolean

function piecesOf(text: string, fits: Fits): string[] {
  return [...text.matchAll(pieces)].flatMap(({ 0: word, index }) =>
    fits(index, index + word.length) ? [word] : cut(word, index, fits),
  )
}

function cut(word: string, start: number, fits: Fits): string[] {
  const parts: string[] = []
  let part = ''
  let from = start
  for (const { segment } of letters.segment(word)) {
    if (part !== '' && !fits(from, from + part.length + segment.length)) {
      parts.push(part)
      from += part.length
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}
