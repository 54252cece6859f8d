import { z } from 'zod'
import { invalid } from '../errors.ts'

export const LIMIT = { fallback: 50, most: 200 }

/** The part of every list's query that pages it. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(LIMIT.most).default(LIMIT.fallback),
  cursor: z.string().max(400).optional(),
}

/** Where a page ends: the sort value and id of its last row, and the order it belongs to. */
export interface Position {
  order: string
  value: string
  id: string
}

const Cursor = z.strictObject({
  order: z.string(),
  value: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u),
  id: z.string().regex(/^[\w-]{1,64}$/),
})

export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Reads a cursor that belongs to the order asked for; anything else is bad input (422). */
export function readCursor(text: string, order: string): Position {
  try {
    const position = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (position.order === order) return position
  } catch {
    // Not one of ours.
  }
  throw invalid('/cursor', 'not a cursor of this list in this order')
}

export interface Page<T> {
  items: T[]
  next: string | null
}

export function pageSchema<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() })
}
