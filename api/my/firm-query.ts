import type { Model, ModelStatic } from 'sequelize'
import { Matter, type MatterStatus, matterStatuses } from '../../models/Matter.ts'
import { Offer } from '../../models/Offer.ts'
import { escaped, select } from '../../models/statements.ts'
import { Task } from '../../models/Task.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'
import type { Ability } from '../../policies/ability.ts'
import { offersThatWait } from '../../policies/conditions.ts'
import { scopeSql } from '../../policies/scope.ts'
import type { Action } from '../../policies/vocabulary.ts'

interface Counted {
  word: string
  rows_found: number
}

/** Counts the rows on which the actor may do something, by the value of a column. */
async function countBy(
  ability: Ability,
  action: Action,
  model: ModelStatic<Model>,
  column: string,
  where: string,
): Promise<Map<string, number>> {
  const word = `\`${model.name}\`.${column}`
  const rows = await select<Counted>(
    `SELECT ${word} AS word, COUNT(*) AS rows_found FROM ${model.getTableName()} AS \`${model.name}\`
     WHERE ${scopeSql(ability, action, model)} AND ${where} GROUP BY ${word}`,
  )
  return new Map(rows.map(row => [row.word, Number(row.rows_found)]))
}

/** Offers that wait for an answer which can still be given. */
export const waiting = (ability: Ability): string =>
  `\`Offer\`.state IN (${offersThatWait.map(escaped).join(', ')}) AND \`Offer\`.matter_id IN
     (SELECT \`Matter\`.id FROM matters AS \`Matter\` WHERE ${scopeSql(ability, 'answer-offer', Matter)})`

/** How many offers wait for a yes or no, and how many for the conflict check. */
export async function offersWaiting(ability: Ability) {
  const found = await countBy(ability, 'read', Offer, 'state', waiting(ability))
  return { toAnswer: found.get('offered') ?? 0, toCheck: found.get('accepted') ?? 0 }
}

export async function openTasks(ability: Ability): Promise<number> {
  const found = await countBy(ability, 'read', Task, 'state', "`Task`.state = 'open'")
  return found.get('open') ?? 0
}

/** The matters of a firm by their status. */
export async function mattersByStatus(
  ability: Ability,
  firmId: string,
): Promise<Record<MatterStatus, number>> {
  const found = await countBy(ability, 'read', Matter, 'status', `\`Matter\`.firm_id = ${escaped(firmId)}`)
  const counts = matterStatuses.map(status => [status, found.get(status) ?? 0] as const)
  return Object.fromEntries(counts) as Record<MatterStatus, number>
}

export interface MonthToVerify {
  month: string
  entries: number
  minutes: number
}

/** The months with hours that wait for the caller. What they worked or recorded themselves waits for somebody else. */
export async function hoursToVerify(ability: Ability): Promise<MonthToVerify[]> {
  const me = escaped(ability.actor.id)
  const rows = await select<MonthToVerify>(
    `SELECT \`TimeEntry\`.period AS month, COUNT(*) AS entries, SUM(\`TimeEntry\`.minutes) AS minutes
     FROM time_entries AS \`TimeEntry\`
     WHERE ${scopeSql(ability, 'verify-hours', TimeEntry)}
       AND \`TimeEntry\`.verified_at IS NULL AND \`TimeEntry\`.withdrawn_at IS NULL
       AND \`TimeEntry\`.user_id <> ${me} AND \`TimeEntry\`.recorded_by <> ${me}
     GROUP BY \`TimeEntry\`.period ORDER BY \`TimeEntry\`.period`,
  )
  return rows.map(({ month, entries, minutes }) => ({
    month,
    entries: Number(entries),
    minutes: Number(minutes),
  }))
}

export interface Ending {
  userId: string
  name: string
  what: string
  jurisdiction: string
  endsOn: string
}

const MOST = 50

/**
 * What the people of a firm must renew by a day, the oldest first: of each thing the one that lasts longest counts. What
 * has ended already stays until it is renewed, or its holder’s account is not in use any more.
 */
export async function endingBy(ability: Ability, firmId: string, day: string): Promise<Ending[]> {
  return select<Ending>(
    `SELECT \`User\`.id AS userId, \`User\`.display_name AS name, held.what, held.jurisdiction,
       MAX(held.ends_on) AS endsOn
     FROM users AS \`User\` JOIN (
       SELECT user_id, 'undertaking' AS what, '' AS jurisdiction, ends_on FROM undertakings
       UNION ALL SELECT user_id, kind, COALESCE(jurisdiction, ''), ends_on FROM credentials
         WHERE kind IN ('practising-certificate', 'indemnity', 'induction')) AS held ON held.user_id = \`User\`.id
     WHERE ${scopeSql(ability, 'read', User)} AND \`User\`.firm_id = ${escaped(firmId)} AND \`User\`.status = 'active'
     GROUP BY \`User\`.id, \`User\`.display_name, held.what, held.jurisdiction
     HAVING MAX(held.ends_on) <= ${escaped(day)}
     ORDER BY endsOn, name, what LIMIT ${MOST}`,
  )
}
