import { DataTypes, type Model, type ModelStatic } from 'sequelize'
import { invalid } from '../errors.ts'
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
  if (after && isDated(model, order) && Number.isNaN(Date.parse(after.value)))
    throw invalid('/cursor', 'not a cursor of this list in this order')
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

function isDated<M extends Model>(model: ModelStatic<M>, order: string & keyof M): boolean {
  const { type } = model.getAttributes()[order as keyof M['_attributes']]
  return type instanceof DataTypes.DATE || type instanceof DataTypes.DATEONLY
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}
