import { keyedDigest, keyIds } from '../../models/keyring.ts'

const MOST = 80

/**
 * A name as search compares it, in any script: compatibility forms and accents folded, case folded, everything but
 * letters and digits a space.
 */
export function normalised(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The parts of a name that can be found on their own: words, and single characters of a Han name. */
export function partsOf(name: string): string[] {
  const words = normalised(name).split(' ').filter(Boolean)
  return words.flatMap(word => (/\p{Script=Han}/u.test(word) && word.length > 1 ? [...word] : [word]))
}

const whole = (name: string) => `whole ${normalised(name)}`
const part = (word: string) => `part ${word}`

/** The keyed tokens under which a client is found: each whole name and its parts, and document numbers. */
export function tokensOf(names: readonly string[], documentNumbers: readonly string[]): string[] {
  const terms = names.flatMap(name => [whole(name), ...partsOf(name).map(part)])
  const numbers = documentNumbers.map(number => `document ${normalised(number).replaceAll(' ', '')}`)
  return [...new Set([...terms, ...numbers])].slice(0, MOST).map(term => keyedDigest('search', term))
}

/** What to look for: for each term, its token under every search key that is still in use. */
export function tokensAsked(terms: readonly string[]): string[][] {
  return terms.map(term => keyIds('search').map(keyId => keyedDigest('search', term, keyId)))
}

export const termsOfName = (name: string) => [...new Set(partsOf(name))].map(part)
export const termsOfDocument = (number: string) => [`document ${normalised(number).replaceAll(' ', '')}`]
