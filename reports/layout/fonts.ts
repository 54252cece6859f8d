import { createRequire } from 'node:module'

export type Weight = 'regular' | 'strong'

export interface Run {
  text: string
  font: string
  /** How much larger than its neighbours the font is set, so that their letters look alike in size. */
  scale: number
  /** Whether its letters join and are laid out from the right. */
  joined: boolean
}

type Kind = Omit<Run, 'text'>

const { resolve } = createRequire(import.meta.url)

const latin: Record<Weight, string> = {
  regular: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  strong: resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
}

const han: Record<Weight, string> = {
  regular: resolve('@expo-google-fonts/noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf'),
  strong: resolve('@expo-google-fonts/noto-sans-hk/600SemiBold/NotoSansHK_600SemiBold.ttf'),
}

// Amiri keeps a letter and its dots in one glyph, so that copied text has the right letters; newer Noto fonts do not.
const arabic: Record<Weight, string> = {
  regular: resolve('@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf'),
  strong: resolve('@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf'),
}

const scripts = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}'
const marks = '\\u3000-\\u303f\\ufe30-\\ufe4f\\uff00-\\uffef'

/** The inside of a character class: characters that the Han font draws. */
export const hanCharacters = scripts + marks

/** The inside of a character class: characters that the Arabic font draws. */
export const arabicCharacters =
  '\\p{sc=Arabic}\\u060c\\u061b\\u061f\\u0640\\u064b-\\u0655\\u0660-\\u066d\\u0670'

// Within a stretch that is read from the right, its font draws the spaces and marks between the words too.
const between = ' -/:-@\\[-`{-~\\u00a0\\u00ab\\u00bb\\u2013\\u2014\\u2018-\\u201d\\u2026'

// It is not drawn: letters of two runs do not join.
const apart = '\u200c'

// Most lines are one run: letters and marks that neither of the other fonts draws.
const inLatin = /^[ -\u02ff\u1e00-\u1eff\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]+$/

const partsOf = (letters: string) =>
  new RegExp(
    `(?:[${hanCharacters}]\\p{M}*)+|[${letters}](?:[${letters}]|\\p{M})*|[^${hanCharacters}${letters}]+`,
    'gu',
  )
const fromTheLeft = partsOf(arabicCharacters)
const fromTheRight = partsOf(arabicCharacters + between)
const startsInHan = new RegExp(`^[${hanCharacters}]`, 'u')
const startsInArabic = new RegExp(`^[${arabicCharacters}]`, 'u')
const startsBetween = new RegExp(`^[${arabicCharacters}${between}]`, 'u')

/** The font file for Latin text of this weight. */
export function latinFont(weight: Weight): string {
  return latin[weight]
}

/** Splits text that is read in one direction into runs, each drawn in the font that has its letters. */
export function runsOf(text: string, weight: Weight, rtl = false): Run[] {
  if (!rtl && inLatin.test(text)) return [{ text, font: latin[weight], scale: 1, joined: false }]
  const parts = text.match(rtl ? fromTheRight : fromTheLeft) ?? []
  return parts.filter(part => part !== apart).map(part => ({ text: part, ...kindOf(part, weight, rtl) }))
}

function kindOf(part: string, weight: Weight, rtl: boolean): Kind {
  if (startsInHan.test(part)) return { font: han[weight], scale: 1, joined: false }
  return (rtl ? startsBetween : startsInArabic).test(part)
    ? { font: arabic[weight], scale: 1.2, joined: true }
    : { font: latin[weight], scale: 1, joined: false }
}
