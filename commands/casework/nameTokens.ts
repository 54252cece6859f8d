import { keyedDigest, keyIds } from '../../models/keyring.ts'

const MOST = 400

/** Letters that no decomposition turns into the plain ones that people type for them. */
const plain: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/**
 * A name as search compares it, in any script: compatibility forms and accents folded, case folded, everything but
 * letters and digits a space. Characters that are not seen (joiners, direction marks, the Arabic stretch) are left out.
 */
export function normalised(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, letter => plain[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The parts of a name that can be found on their own: words, and single characters of a Han name. */
export function partsOf(name: string): string[] {
  const words = normalised(name).split(' ').filter(Boolean)
  return words.flatMap(word => (/\p{Script=Han}/u.test(word) && word.length > 1 ? [...word] : [word]))
}

const part = (word: string) => `part ${word}`

/** The keyed tokens under which a client is found: document numbers, and each part of each name. */
export function tokensOf(names: readonly string[], documentNumbers: readonly string[]): string[] {
  const terms = [...documentNumbers.flatMap(termsOfDocument), ...names.flatMap(termsOfName)]
  return [...new Set(terms)].slice(0, MOST).map(term => keyedDigest('search', term))
}

/** What to look for: for each term, its token under every search key that is still in use. */
export function tokensAsked(terms: readonly string[]): string[][] {
  return terms.map(term => keyIds('search').map(keyId => keyedDigest('search', term, keyId)))
}

export const termsOfName = (name: string): string[] => [...new Set(partsOf(name))].map(part)

export function termsOfDocument(number: string): string[] {
  const digits = normalised(number).replaceAll(' ', '')
  return digits ? [`document ${digits}`] : []
}
