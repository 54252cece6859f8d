import type { Model, ModelStatic } from 'sequelize'
import { escaped, select } from '../models/statements.ts'
import { abilityOf } from './abilityOf.ts'
import { scopeSql } from './scope.ts'
import type { Action } from './vocabulary.ts'

/**
 * Whether somebody who is not asking could do an action on a record today: judged by the rules and walls that would
 * authorise their own request, so that work is never given to somebody who cannot open it.
 */
export async function couldDo(
  userId: string,
  action: Action,
  model: ModelStatic<Model>,
  { id, today }: { id: string; today: string },
): Promise<boolean> {
  const ability = await abilityOf(userId, today, `${today}T00:00`)
  if (!ability) return false
  const scope = scopeSql(ability, action, model, undefined, 'one')
  const table = `${String(model.getTableName())} AS \`${model.name}\``
  const rows = await select(
    `SELECT 1 AS found FROM ${table} WHERE \`${model.name}\`.id = ${escaped(id)} AND ${scope}`,
  )
  return rows.length > 0
}
