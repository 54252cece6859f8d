import bidiFactory from 'bidi-js'

/** Text with the direction in which it is read. */
export interface Directed {
  text: string
  /** The level of each code unit: even levels are read to the right, odd ones to the left. Without them, all are 0. */
  levels?: Uint8Array
  /** Whether the paragraph is read from the right, as its first strong letter says. */
  rtl: boolean
}

/** A part of a line that is read in one direction. */
export interface Stretch {
  text: string
  rtl: boolean
  level: number
  /** Where it begins in the order of reading. */
  start: number
}

const bidi = bidiFactory()
const turning = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

/** Finds the direction of every letter of a paragraph by the Unicode bidirectional algorithm. */
export function directed(text: string): Directed {
  if (!turning.test(text)) return { text, rtl: false }
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text)
  return { text, levels, rtl: odd(paragraphs[0]?.level ?? 0) }
}

/** A line of a paragraph, which keeps the directions that the whole paragraph gave it. */
export function lineFrom({ text, levels, rtl }: Directed, start: number, end: number): Directed {
  const part = text.slice(start, end)
  return levels ? { text: part, levels: levels.subarray(start, end), rtl } : { text: part, rtl }
}

/**
 * The stretches of a line from left to right as they stand on the page (rule L2 of the algorithm). Brackets that are read
 * from the right come mirrored (rule L4). Own reordering, because that of bidi-js 1.0.3 errs on every line but the first.
 */
export function stretchesOf(line: Directed): Stretch[] {
  const { text, levels, rtl } = line
  if (!levels) return text === '' ? [] : [{ text, rtl, level: 0, start: 0 }]
  const stretches = levelled(text, levels, rtl)
  const highest = Math.max(0, ...stretches.map(({ level }) => level))
  for (let level = highest; level > 0; level--) turn(stretches, level)
  return stretches
}

function levelled(text: string, levels: Uint8Array, rtl: boolean): Stretch[] {
  const stretches: Stretch[] = []
  const end = text.trimEnd().length
  for (let index = 0; index < text.length; index++) {
    // Spaces at the end of a line stand on the side where the paragraph ends (rule L1).
    const level = index < end ? (levels[index] ?? 0) : Number(rtl)
    const last = stretches.at(-1)
    const character = text.charAt(index)
    const letter = odd(level) ? (bidi.getMirroredCharacter(character) ?? character) : character
    if (last?.level === level) last.text += letter
    else stretches.push({ text: letter, rtl: odd(level), level, start: index })
  }
  return stretches
}

function turn(stretches: Stretch[], level: number): void {
  for (let from = 0; from < stretches.length; from++) {
    let to = from
    while ((stretches[to]?.level ?? -1) >= level) to++
    stretches.splice(from, to - from, ...stretches.slice(from, to).reverse())
    from = Math.max(from, to - 1)
  }
}

const odd = (level: number): boolean => level % 2 === 1
