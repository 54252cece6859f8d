import { type Face, type Features, type Glyph, type Position, type Run, runFrom } from './face.ts'

/** Lays text out for a view of the font by pairs of letters, or answers nothing where that is not enough. */
export type Pairs = (view: Face, text: string, features?: Features) => Run | undefined

/** How far the first of two letters moves the pen; nothing where they are more than two glyphs side by side. */
type Advance = (letters: string) => number | undefined

interface Asked {
  features: Features | undefined
  script: string | undefined
}

// Latin letters and marks: in the Latin font none of them looks further than to the letter beside it.
const simple = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]+$/
const latin = /\p{sc=Latin}/u

/**
 * What one Latin letter does to the next is the same in every text, so the font engine is asked once in the life of the
 * process. Pairs of letters are kept and never words, which would be names of people.
 */
export function pairsOf(face: Face): Pairs {
  const known = new Map<string, Advance>()
  return (view, text, features) => {
    if (!simple.test(text)) return undefined
    const script = latin.test(text) ? 'latn' : undefined
    const name = `${script} ${keyOf(features)}`
    const advance = known.get(name) ?? once(letters => advanceOf(face, letters, { features, script }))
    known.set(name, advance)
    return placed(view, text, advance)
  }
}

/** The layout of a view, asked once for each text: the view is a document's own and is forgotten with it. */
export function kept(view: Face): Face['layout'] {
  const layout = view.layout.bind(view)
  const runs = new Map<string, Run>()
  return (text, features) => {
    const key = `${keyOf(features)} ${text}`
    const run = runs.get(key) ?? layout(text, features)
    const unchanged = run.positions.map(position => ({ ...position }))
    runs.set(key, runFrom(run.glyphs, unchanged))
    return run
  }
}

function placed(view: Face, text: string, advance: Advance): Run | undefined {
  const glyphs: Glyph[] = []
  const positions: Position[] = []
  for (let index = 0; index < text.length; index++) {
    const xAdvance = advance(text.slice(index, index + 2))
    if (xAdvance === undefined) return undefined
    glyphs.push(view.glyphForCodePoint(text.charCodeAt(index)))
    positions.push({ xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0 })
  }
  return runFrom(glyphs, positions)
}

function advanceOf(face: Face, letters: string, { features, script }: Asked): number | undefined {
  const { glyphs, positions } = face.layout(letters, { ...features }, script)
  const [first, second] = positions
  const alone = Array.from(letters, letter => face.glyphForCodePoint(letter.charCodeAt(0)))
  const sideBySide =
    glyphs.length === alone.length &&
    glyphs.every(({ id }, index) => id === alone[index]?.id) &&
    positions.every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0) &&
    second?.xAdvance === alone[1]?.advanceWidth
  return sideBySide ? first?.xAdvance : undefined
}

function once(advance: Advance): Advance {
  const known = new Map<string, number | undefined>()
  return letters => {
    if (!known.has(letters)) known.set(letters, advance(letters))
    return known.get(letters)
  }
}

const keyOf = (features: Features = {}): string => Object.entries(features).join()
