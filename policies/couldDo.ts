import type { Model, ModelStatic } from 'sequelize'
import { RoleGrant } from '../models/RoleGrant.ts'
import { escaped, select } from '../models/statements.ts'
import { User } from '../models/User.ts'
import { abilityFor } from './ability.ts'
import { NO_FIRM } from './actor.ts'
import { standsWell } from './grants.ts'
import { scopeSql } from './scope.ts'
import type { Action, Role } from './vocabulary.ts'

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
  const user = await User.findOne({ where: { id: userId, status: 'active' } })
  const roles = (await RoleGrant.findAll({ where: { userId } })).map(({ role }) => role as Role)
  if (!user || !standsWell(roles, user.firmId ?? null)) return false
  const actor = { id: userId, roles, firmId: user.firmId ?? NO_FIRM, scopes: 'every' } as const
  const scope = scopeSql(abilityFor(actor, today, `${today}T00:00`), action, model, undefined, 'one')
  const table = `${String(model.getTableName())} AS \`${model.name}\``
  const rows = await select(
    `SELECT 1 AS found FROM ${table} WHERE \`${model.name}\`.id = ${escaped(id)} AND ${scope}`,
  )
  return rows.length > 0
}
