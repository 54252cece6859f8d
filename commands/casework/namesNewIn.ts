import { normalised } from './nameTokens.ts'

/** The names that were not there before, as search compares names. */
export function namesNewIn(names: readonly string[], before: readonly string[]): string[] {
  const known = new Set(before.map(normalised))
  return names.filter(name => !known.has(normalised(name)))
}
