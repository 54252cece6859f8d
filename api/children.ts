import type { Model, ModelStatic } from 'sequelize'
import { pageOfChildren } from '../models/page.ts'
import { type Page, readCursor, writeCursor } from './page.ts'

interface Question {
  limit: number
  cursor?: string | undefined
}

/**
 * A page of what belongs to a record that was found through the door. Whoever calls has checked the field group that
 * the children belong to.
 */
export async function listChildren<M extends Model, T>(
  model: ModelStatic<M>,
  parent: Record<string, unknown>,
  order: string & keyof M,
  question: Question,
  present: (row: M) => T | Promise<T>,
): Promise<Page<T>> {
  const { limit, cursor } = question
  const after = cursor ? readCursor(cursor, order) : undefined
  const rows = await pageOfChildren(model, parent, { column: order, limit, after })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const items: T[] = []
  for (const row of shown) items.push(await present(row))
  const next =
    rows.length > limit && last
      ? writeCursor({ order, value: textOf(last.get(order)), id: String(last.get('id')) })
      : null
  return { items, next }
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}
