/** A glyph, with the letters that are found when it is copied from the document. */
export interface Glyph {
  id: number
  advanceWidth: number
  codePoints: number[]
}

/** Where a glyph stands and how far it moves the pen, in units of the font. PDFKit changes it in place. */
export interface Position {
  xAdvance: number
  yAdvance: number
  xOffset: number
  yOffset: number
}

/** Text laid out in a font. Its width is read after PDFKit has changed the positions. */
export interface Run {
  glyphs: Glyph[]
  positions: Position[]
  readonly advanceWidth: number
}

/** Features of a font to turn on or off. The font engine writes into it. */
export type Features = Record<string, boolean>

/** What the font engine makes of a font file; PDFKit's types do not say it. */
export interface Face {
  characterSet: number[]
  unitsPerEm: number
  layout: (text: string, features?: Features, script?: string) => Run
  glyphForCodePoint: (codePoint: number) => Glyph
}

/** A run that nobody else holds. */
export function runFrom(glyphs: Glyph[], positions: Position[]): Run {
  return {
    glyphs,
    positions,
    get advanceWidth() {
      return positions.reduce((width, { xAdvance }) => width + xAdvance, 0)
    },
  }
}
