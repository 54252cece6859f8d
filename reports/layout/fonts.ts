import { createRequire } from 'node:module'

export type Weight = 'regular' | 'strong'

export interface Run {
  text: string
  font: string
}

const { resolve } = createRequire(import.meta.url)

// Paths, never registered aliases: PDFKit parses the file again for every alias it meets beside a path.
const latin: Record<Weight, string> = {
  regular: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  strong: resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
}

const han: Record<Weight, string> = {
  regular: resolve('@expo-google-fonts/noto-sans-hk/400Regular/NotoSansHK_400Regular.ttf'),
  strong: resolve('@expo-google-fonts/noto-sans-hk/600SemiBold/NotoSansHK_600SemiBold.ttf'),
}

const scripts = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}'
const marks = '\\u3000-\\u303f\\ufe30-\\ufe4f\\uff00-\\uffef'

/** The inside of a character class: characters that the Han font draws. */
export const hanCharacters = scripts + marks

const parts = new RegExp(`(?:[${hanCharacters}]\\p{M}*)+|[^${hanCharacters}]+`, 'gu')
const startsInHan = new RegExp(`^[${hanCharacters}]`, 'u')

/** The font file for Latin text of this weight. */
export function latinFont(weight: Weight): string {
  return latin[weight]
}

/** Splits text into runs, each drawn in the font that has its letters. */
export function runsOf(text: string, weight: Weight): Run[] {
  return (text.match(parts) ?? []).map(part => ({
    text: part,
    font: startsInHan.test(part) ? han[weight] : latin[weight],
  }))
}
