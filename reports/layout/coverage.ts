import { characterSetOf } from './faces.ts'
import { runsOf } from './fonts.ts'

const sets = new Map<string, ReadonlySet<number>>()
const known = new Map<string, string>()

// What has no glyph of its own (marks, spaces, controls), and the letters that every Latin font has, are not looked up.
const uncertain = /[^ -\u024f\p{M}\p{Z}\p{C}]/gu

/** The text with each character that its font lacks named by its code point: 𠮷 becomes "[U+20BB7]". */
export function covered(text: string): string {
  return text.replace(uncertain, character => {
    const before = known.get(character)
    if (before !== undefined) return before
    const now = inItsFont(character) ? character : `[${codeOf(character)}]`
    known.set(character, now)
    return now
  })
}

function inItsFont(character: string): boolean {
  const [run] = runsOf(character, 'regular')
  return run !== undefined && charactersOf(run.font).has(character.codePointAt(0) ?? 0)
}

/** The code points that a font file has glyphs for, read once. */
function charactersOf(font: string): ReadonlySet<number> {
  const before = sets.get(font)
  if (before) return before
  const set = new Set(characterSetOf(font))
  sets.set(font, set)
  return set
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
