import type { Model, ModelStatic } from 'sequelize'
import { Problem } from '../errors.ts'
import { find } from '../models/rows.ts'
import { escaped } from '../models/statements.ts'
import type { Ability } from './ability.ts'
import { flagColumns, scopeSql } from './scope.ts'
import type { Action, SubjectName } from './vocabulary.ts'

interface Extra {
  /** A field group that must be readable (for reading children that belong to the group). */
  group?: string
  /** Said by a read that hangs on an action: the row is not locked. */
  lock?: false
}

/**
 * Finds one record for an action: what the actor cannot see does not exist (404); what they see but may not do is
 * refused (403). For anything but reading, the row is locked until the transaction ends.
 */
export async function findFor<M extends Model>(
  ability: Ability,
  action: Action,
  model: ModelStatic<M>,
  id: string,
  { group, lock }: Extra = {},
): Promise<M> {
  const may = scopeSql(ability, action, model, group, 'one')
  const [row] = await find(model, {
    where: `\`${model.name}\`.id = ${escaped(id)} AND ${scopeSql(ability, 'read', model, undefined, 'one')}`,
    more: `${flagColumns(ability, model, 'one')}, CASE WHEN ${may} THEN 1 ELSE 0 END AS may_act`,
    lock: lock ?? action !== 'read',
  })
  if (!row) throw new Problem('not-found', `There is no such ${nounOf(model)}, or it is not yours to see`)
  if (Number(row.get('may_act' as never)) !== 1)
    throw new Problem('forbidden', refusal(action, nounOf(model)))
  return row
}

/** Refuses (403) an actor who may not do the action on any record of the subject. */
export function authorize(ability: Ability, action: Action, subject: SubjectName): void {
  if (ability.rulesFor(action, subject).length === 0) {
    throw new Problem('forbidden', `Your role does not allow this (${action} ${subject})`)
  }
}

const refusal = (action: Action, noun: string): string =>
  action === 'read'
    ? `You may not see this part of the ${noun}`
    : `You may not do that with this ${noun} (${action})`

/** Words that people join where a name in code cannot. */
const joined: Readonly<Record<string, string>> = {
  'break glass': 'broken-glass record',
  'medico legal report': 'medico-legal report',
}

function nounOf(model: ModelStatic<Model>): string {
  const words = model.name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return joined[words] ?? words
}
