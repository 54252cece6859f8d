import PDFDocument from 'pdfkit'
import type { Face, Features } from './face.ts'
import { kept, type Pairs, pairsOf } from './pairs.ts'

type Pdf = PDFKit.PDFDocument

/** A font file that was read, and what is known of pairs of its letters. */
interface Opened {
  face: Face
  pairs: Pairs
}

/** A font as one document sees it. */
interface View extends Face {
  /** In thousandths of the size. */
  advance: (text: string, features?: Features) => number
}

const opened = new Map<string, Opened>()
const views = new WeakMap<Pdf, Map<string, View>>()
const space = 0x20
const words = /[^ ]* |[^ ]+$/g

/** Makes a font the document's current one. Each file is read and parsed once in the life of the process. */
export function useFont(pdf: Pdf, path: string): void {
  pdf.font(viewIn(pdf, path) as unknown as PDFKit.Mixins.PDFFontSource, path)
}

/** How far a text moves the pen, in thousandths of the size. Like PDFKit it measures word by word, but keeps the answer. */
export function advanceIn(pdf: Pdf, path: string, text: string, features?: Features): number {
  return viewIn(pdf, path).advance(text, features)
}

/** The code points that a font file has glyphs for. */
export function characterSetOf(path: string): number[] {
  return open(path).face.characterSet
}

function viewIn(pdf: Pdf, path: string): View {
  const ofDocument = views.get(pdf) ?? new Map<string, View>()
  views.set(pdf, ofDocument)
  const face = ofDocument.get(path) ?? laidOutByPairs(open(path))
  ofDocument.set(path, face)
  return face
}

function laidOutByPairs({ face, pairs }: Opened): View {
  const view = viewOf(face)
  view.glyphForCodePoint(space)
  const whole = kept(view)
  const layout: Face['layout'] = (text, features) => pairs(view, text, features) ?? whole(text, features)
  return Object.assign(view, { layout, advance: measured(view, layout) })
}

function measured({ unitsPerEm }: Face, layout: Face['layout']): View['advance'] {
  const known = new Map<string, number>()
  const advance = (text: string, features?: Features): number => {
    const key = features ? `${Object.keys(features)} ${text}` : text
    const width = known.get(key) ?? (layout(text, features).advanceWidth * 1000) / unitsPerEm
    known.set(key, width)
    return width
  }
  return (text, features) => {
    if (features) return advance(text, features)
    let width = 0
    for (const word of text.match(words) ?? []) width += advance(word)
    return width
  }
}

/**
 * The parsed font as one document sees it. The tables are shared; the glyphs are the document's own, since each
 * remembers the letters of its first use, and one document would decide what is copied from another.
 */
function viewOf(face: Face): Face {
  return Object.create(face, { _glyphs: { value: {} } })
}

/** PDFKit reads the file, and gives away the parsed font behind it. */
function open(path: string): Opened {
  const before = opened.get(path)
  if (before) return before
  const pdf = new PDFDocument({ autoFirstPage: false, font: path })
  const { font: face } = (pdf as unknown as { _font: { font: Face } })._font
  const now = { face, pairs: pairsOf(viewOf(face)) }
  opened.set(path, now)
  return now
}
