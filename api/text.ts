import { z } from 'zod'
import { isReference } from '../models/reference.ts'

/** Texts as people type them. A line stays one: a name with a break in it would write paragraphs into mails. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'one line, without control characters')
export const paragraph = (most: number) => z.string().min(1).max(most)

export { date } from '../jurisdictions/date.ts'

export const uuid = z.uuid()
/** A reference as people quote it; a mistyped one is told at once. */
export const reference = z.string().refine(isReference, 'not a reference; a character may be mistyped')
export const byId = z.strictObject({ id: uuid })
export const currency = z.string().regex(/^[A-Z]{3}$/, 'three letters of ISO 4217')
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'two letters of ISO 3166')
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as ur or zh-Hant')

// Control characters but the end of a line, which a line() never has, and those that change the direction of the text.
const deceiving = /(?!\n)[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** Shows what would otherwise act unseen: a name with U+202E in it reads "⟦U+202E⟧". The lines of a text stay lines. */
export function marked(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(deceiving, hidden => `⟦U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟧`)
}

/** The same for every text in an answer, however deep it lies. */
export function allMarked<T>(answer: T): T {
  const shown: unknown =
    typeof answer === 'string'
      ? marked(answer)
      : Array.isArray(answer)
        ? answer.map(allMarked)
        : answer !== null && typeof answer === 'object'
          ? Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, allMarked(value)]))
          : answer
  return shown as T
}

export const markedOrNull = (text: string | null | undefined) => (text ? marked(text) : null)

/**
 * A sign-in name in canonical form: NFKC, trimmed, lower case. Null when it is no plain e-mail address, or has
 * invisible characters in it or letters of more than one script before the @.
 */
export function canonicalSignInName(text: string): string | null {
  const form = text.normalize('NFKC').trim().toLowerCase()
  return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(form) && form.length <= 254
    ? form
    : null
}

export const signInName = z
  .string()
  .max(320)
  .transform((text, context) => {
    const form = canonicalSignInName(text)
    if (form) return form
    context.addIssue({ code: 'custom', message: 'not an e-mail address in plain letters' })
    return z.NEVER
  })
