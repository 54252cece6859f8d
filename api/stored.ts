import { OPEN_END } from '../models/columns.ts'

/** The last day of something, as answers give it: null where it has no end. */
export function endOrNull<D>(day: D): D | null {
  return day === OPEN_END ? null : day
}

/** A moment from a query that was written by hand: SQLite hands it out as text, MySQL as a date. */
export function momentOrNull(stored: unknown): string | null {
  if (stored === null) return null
  return (stored instanceof Date ? stored : new Date(String(stored))).toISOString()
}
