import { type Model, type ModelStatic, QueryTypes } from 'sequelize'
import { database } from '../../models/database.ts'
import { Matter, type MatterKind } from '../../models/Matter.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import type { GradeOrUnknown, Period } from './figures.ts'

/** Whose figures, of which days, as which reader may know them. */
export interface Extent {
  ability: Ability
  firmId: string
  period: Period
}

/** The stretches of time that a report sets side by side. */
export interface Extents {
  thisYear: Extent
  lastYear: Extent | null
}

/** Matters that share a kind and the stage at which their cases stand; no jurisdiction where there is no case. */
export interface MatterGroup {
  kind: MatterKind
  jurisdiction: string | null
  stage: string | null
  matters: number
}

const TEN_HOURS = 600

export interface MonthGiven {
  month: string
  grade: GradeOrUnknown
  minutes: number
}

/** The firm's matters that were under way on at least one day of the period. */
export async function countMatters(extent: Extent): Promise<MatterGroup[]> {
  const rows = await ask<MatterGroup>(
    extent,
    `SELECT \`Matter\`.kind, legal_case.jurisdiction, legal_case.stage, COUNT(*) AS matters
     FROM matters AS \`Matter\` LEFT JOIN cases AS legal_case ON legal_case.id = \`Matter\`.case_id
     WHERE ${readable(extent, Matter)} AND \`Matter\`.firm_id = :firmId AND \`Matter\`.status <> 'draft'
       AND \`Matter\`.opened_on <= :endsOn
       AND (\`Matter\`.closed_on IS NULL OR \`Matter\`.closed_on >= :startsOn)
     GROUP BY \`Matter\`.kind, legal_case.jurisdiction, legal_case.stage`,
  )
  return rows.map(row => ({ ...row, matters: Number(row.matters) }))
}

/** How many people of the firm recorded time on a matter in the period. */
export async function countLawyers(extent: Extent): Promise<number> {
  const [row] = await ask<{ lawyers: number }>(
    extent,
    `SELECT COUNT(DISTINCT \`TimeEntry\`.user_id) AS lawyers ${givenTime(extent)}
       AND \`TimeEntry\`.kind = 'matter'`,
  )
  return Number(row?.lawyers ?? 0)
}

/** How many of them recorded ten hours or more: the mark that TrustLaw's index of pro bono asks for. */
export async function countTenHours(extent: Extent): Promise<number> {
  const [row] = await ask<{ lawyers: number }>(
    extent,
    `SELECT COUNT(*) AS lawyers FROM (SELECT \`TimeEntry\`.user_id ${givenTime(extent)}
       AND \`TimeEntry\`.kind = 'matter'
     GROUP BY \`TimeEntry\`.user_id HAVING SUM(\`TimeEntry\`.minutes) >= ${TEN_HOURS}) AS given`,
  )
  return Number(row?.lawyers ?? 0)
}

/** The minutes given in each month of the period by each grade that has any, on matters and for the programme. */
export async function minutesByMonth(extent: Extent): Promise<MonthGiven[]> {
  const month = 'SUBSTR(`TimeEntry`.worked_on, 1, 7)'
  const grade = "COALESCE(`TimeEntry`.grade, 'unknown')"
  const rows = await ask<MonthGiven>(
    extent,
    `SELECT ${month} AS month, ${grade} AS grade, SUM(\`TimeEntry\`.minutes) AS minutes
     ${givenTime(extent)} GROUP BY ${month}, ${grade}`,
  )
  return rows.map(row => ({ ...row, minutes: Number(row.minutes) }))
}

/** The money received from the firm in the period, by currency. Payments belong to the firm, and to no case. */
export async function moneyByCurrency(extent: Extent): Promise<Map<string, number>> {
  const rows = await ask<{ currency: string; given: number }>(
    extent,
    `SELECT currency, SUM(amount_minor) AS given FROM payments
     WHERE firm_id = :firmId AND withdrawn_at IS NULL AND received_on BETWEEN :startsOn AND :endsOn GROUP BY currency`,
  )
  return new Map(rows.map(({ currency, given }) => [currency, Number(given)]))
}

const givenTime = (extent: Extent) =>
  `FROM time_entries AS \`TimeEntry\`
   WHERE ${readable(extent, TimeEntry)} AND \`TimeEntry\`.firm_id = :firmId
     AND \`TimeEntry\`.worked_on BETWEEN :startsOn AND :endsOn AND \`TimeEntry\`.withdrawn_at IS NULL`

export const readable = ({ ability }: Extent, model: ModelStatic<Model>) => scopeSql(ability, 'read', model)

export function ask<T extends object>({ firmId, period }: Extent, sql: string): Promise<T[]> {
  const { startsOn, endsOn } = period
  return database().query<T>(sql, {
    replacements: { firmId, startsOn, endsOn },
    type: QueryTypes.SELECT,
  })
}
