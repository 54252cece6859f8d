import type { Unverified } from '../../commands/partnerships/hours/closeMonth.ts'
import { HourMonth } from '../../models/HourMonth.ts'
import { select } from '../../models/statements.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'

/** What one person of a firm worked in a month, as far as the reader may read it. */
export interface PersonsMonth {
  period: string
  userId: string
  name: string
  minutes: number
  unverified: number
  possibleDoubles: number
  late: number
}

export interface Months {
  from: string
  to: string
}

const COUNTED = '`TimeEntry`.withdrawn_at IS NULL'

/** The months of a firm, a row for each person in each. The firm must have been found through the door. */
export async function monthsByPerson(
  ability: Ability,
  firmId: string,
  { from, to }: Months,
): Promise<PersonsMonth[]> {
  const rows = await select<PersonsMonth>(
    `SELECT \`TimeEntry\`.period, \`TimeEntry\`.user_id AS userId, person.display_name AS name,
       SUM(\`TimeEntry\`.minutes) AS minutes,
       SUM(CASE WHEN \`TimeEntry\`.verified_at IS NULL THEN 1 ELSE 0 END) AS unverified,
       SUM(\`TimeEntry\`.possible_double) AS possibleDoubles, SUM(\`TimeEntry\`.late) AS late
     FROM time_entries AS \`TimeEntry\` JOIN users person ON person.id = \`TimeEntry\`.user_id
     WHERE ${scopeSql(ability, 'read', TimeEntry)} AND ${COUNTED}
       AND \`TimeEntry\`.firm_id = ? AND \`TimeEntry\`.period BETWEEN ? AND ?
     GROUP BY \`TimeEntry\`.period, \`TimeEntry\`.user_id, person.display_name
     ORDER BY \`TimeEntry\`.period DESC, person.display_name, \`TimeEntry\`.user_id`,
    [firmId, from, to],
  )
  const sums = ['minutes', 'unverified', 'possibleDoubles', 'late'] as const
  for (const row of rows) for (const sum of sums) row[sum] = Number(row[sum])
  return rows
}

/** The months of a firm that were locked. */
export async function lockedMonthsOf(firmId: string): Promise<HourMonth[]> {
  return HourMonth.findAll({ where: { firmId } })
}

/** What waits in a month of a firm for somebody to verify it, as far as the actor may verify it. */
export async function waitingIn(ability: Ability, firmId: string, month: string): Promise<Unverified[]> {
  return select<Unverified>(
    `SELECT \`TimeEntry\`.id, \`TimeEntry\`.user_id AS userId, \`TimeEntry\`.recorded_by AS recordedBy
     FROM time_entries AS \`TimeEntry\`
     WHERE ${scopeSql(ability, 'verify-hours', TimeEntry)} AND ${COUNTED}
       AND \`TimeEntry\`.verified_at IS NULL AND \`TimeEntry\`.firm_id = ? AND \`TimeEntry\`.period = ?`,
    [firmId, month],
  )
}
