import { randomInt } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A short random reference that people can quote, such as CS-7K3M9Q-X2: it is derived from nothing, uses no letters
 * that are mistaken for digits, and its last character detects any single wrong character (Luhn's sum over base 32).
 */
export function newReference(prefix: string): string {
  return quotable(
    prefix,
    Array.from({ length: 7 }, () => randomInt(32)),
  )
}

/** A reference of the same form that follows from a digest (hex): whoever makes the same digest gets the same one. */
export function referenceOf(prefix: string, digest: string): string {
  return quotable(
    prefix,
    [...Buffer.from(digest, 'hex').subarray(0, 7)].map(byte => byte % 32),
  )
}

function quotable(prefix: string, digits: number[]): string {
  const body = digits.map(digit => alphabet.charAt(digit)).join('')
  const text = body + checkCharacter(body)
  return `${prefix}-${text.slice(0, 4)}-${text.slice(4)}`
}

export function isReference(text: string): boolean {
  const match = /^[A-Z]{2}-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})$/.exec(text)
  if (!match) return false
  const digits = `${match[1]}${match[2]}`
  return checkCharacter(digits.slice(0, -1)) === digits.slice(-1)
}

function checkCharacter(body: string): string {
  let sum = 0
  for (const [position, character] of [...body].reverse().entries()) {
    const doubled = alphabet.indexOf(character) * (position % 2 === 0 ? 2 : 1)
    sum += Math.floor(doubled / 32) + (doubled % 32)
  }
  return alphabet.charAt((32 - (sum % 32)) % 32)
}
