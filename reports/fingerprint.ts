import { keyedDigest } from '../models/keyring.ts'
import type { Mark } from './kind.ts'

/** How many of the 64 hexadecimal digits are printed: 160 bits, which nobody finds by trying. */
const PRINTED = 40

/**
 * What a report prints on its last page. It is a keyed digest of all that the report says, and not of the file, which
 * would have to hold its own digest. The key is this installation's own: no other makes the same fingerprint, and nobody
 * without the key can test guesses of the figures by it.
 */
export function fingerprintOf(kind: string, data: unknown): string {
  return keyedDigest('reports', `report ${kind} ${canonical(data)}`).slice(0, PRINTED)
}

/** When a report was made and what was known by then; it says the same on another day while its numbers are the same. */
const moments = ['preparedOn', 'issuedOn', 'asAt', 'knownOn']

/** A keyed digest of what a report says, whatever the day on which it was made. */
export function contentDigestOf(kind: string, data: unknown): string {
  const said = JSON.stringify(data, (key, value: unknown) => (moments.includes(key) ? undefined : value))
  return keyedDigest('reports', `content ${kind} ${canonical(JSON.parse(said))}`)
}

/** The one JSON text of a value, whatever the order in which its fields were written. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isPlain(inner) ? sorted(inner) : inner))
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)))

/** A fingerprint as people copy it: in groups of eight. */
export function grouped(fingerprint: string): string {
  return fingerprint.match(/.{1,8}/g)?.join(' ') ?? ''
}

/** What a paper says so that its holder can ask the centre whether it is genuine. */
export function markInWords({ fingerprint, verifyAt }: Mark): string {
  return `Fingerprint: ${grouped(fingerprint)}. Type it behind ${verifyAt} to ask the centre.`
}
