import type { Model } from 'sequelize'
import type { Ability } from './ability.ts'
import { along, wallsAgainst } from './conditions.ts'
import { matches } from './matches.ts'
import type { Action, SubjectName } from './vocabulary.ts'
import { waysToCase } from './vocabulary.ts'

/** The verdict on a loaded row: the same rules and walls as scope.ts, judged in memory. SQL stays the authority. */
export function mayOn(ability: Ability, action: Action, row: Model, group?: string): boolean {
  const subject = row.constructor.name as SubjectName
  const granted = ability
    .rulesFor(action, subject, group)
    .some(rule => !rule.conditions || matches(rule.conditions, row))
  return granted && !walled(ability, row, subject)
}

function walled(ability: Ability, row: Model, subject: SubjectName): boolean {
  const walls = wallsAgainst(ability.actor)
  return waysToCase[subject].some(way => walls.some(wall => matches(along([...way, 'walls'], wall), row)))
}
