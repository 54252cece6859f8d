import type { Model, ModelStatic } from 'sequelize'
import type { Context } from '../commands/context.ts'
import { record } from '../commands/record.ts'
import type { Ability } from '../policies/ability.ts'
import { findFor } from '../policies/authorize.ts'
import { minuteOf } from '../runtime/clock.ts'
import { glassOver } from './break-glass/query.ts'

/** Opens one sensitive record for reading and says so in the audit log, and under which glass, if one was broken. Every endpoint that shows one goes through here. */
export async function open<M extends Model>(
  ability: Ability,
  context: Context,
  model: ModelStatic<M>,
  id: string,
  group?: string,
): Promise<M> {
  const row = await findFor(ability, 'read', model, id, group ? { group } : {})
  const glass = await glassOver(ability.actor.id, { model: model.name, id }, minuteOf(context.now))
  const details = { ...(group ? { fields: [group] } : {}), ...(glass ? { glass } : {}) }
  await record(context, `${model.name.toLowerCase()}.opened`, row, details)
  return row
}
