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
  const details = { ...(group ? { fields: [group] } : {}), ...(await underGlass(context, model, id)) }
  await record(context, `${model.name.toLowerCase()}.opened`, row, details)
  return row
}

/** The break-glass under which somebody reads a record now, as the audit log keeps it; nothing without one. */
export async function underGlass(
  { actor, now }: Context,
  model: ModelStatic<Model>,
  id: string,
): Promise<{ glass?: string }> {
  const glass = await glassOver(actor.id, { model: model.name, id }, minuteOf(now))
  return glass ? { glass } : {}
}

/** The same for an answer that shows several records: the first of them that is read under glass now. */
export async function underAnyGlass(
  context: Context,
  records: [model: ModelStatic<Model>, id: string][],
): Promise<{ glass?: string }> {
  for (const [model, id] of records) {
    const found = await underGlass(context, model, id)
    if (found.glass) return found
  }
  return {}
}
