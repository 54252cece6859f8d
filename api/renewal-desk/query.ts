import { daysBetween, shiftDays } from '../../jurisdictions/days.ts'
import { Firm, type FirmStatus } from '../../models/Firm.ts'
import type { PartnershipState } from '../../models/Partnership.ts'
import { stateOf, successorOf, type TermState } from '../../models/partnershipState.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'

/** So many firms stand on the desk at most: risk is worked out, so all of them are compared in memory. */
export const CEILING = 2000

/** How long a firm that lapsed stays on the desk, in days. */
const REMEMBERED = 365
const LONGEST_GRACE = 366

/** An agreement that was signed, with its firm. */
export interface Agreed {
  firmId: string
  firmName: string
  firmStatus: FirmStatus
  id: string
  year: number
  state: PartnershipState
  startsOn: string
  endsOn: string
  graceDays: number
  answerHours: number
}

export interface Current extends Agreed {
  termState: TermState
}

export interface Shown {
  terms: Current[]
  /** False when there are more firms than the ceiling; those whose terms end last are left out. */
  complete: boolean
}

/**
 * The present agreement of every firm whose desk the reader may read: the newest that has begun, else the first that is
 * going to. One that was ended before its time is none, and one that lapsed is none after a year.
 */
export async function currentTerms(ability: Ability, today: string): Promise<Shown> {
  const since = shiftDays(today, -REMEMBERED - LONGEST_GRACE)
  const byFirm = await agreedByFirm(ability, `partnership.ends_on >= ${escaped(since)}`)
  const terms = [...byFirm.values()].flatMap(agreed => currentOf(agreed, today))
  terms.sort((one, other) => (one.endsOn < other.endsOn ? -1 : 1))
  return { terms: terms.slice(0, CEILING), complete: terms.length <= CEILING }
}

/** Agreements that were signed, also those that were ended, by their firms, the oldest first. */
export async function agreedByFirm(ability: Ability, where = '1=1'): Promise<Map<string, Agreed[]>> {
  const rows = await select<Agreed>(
    `SELECT \`Firm\`.id AS firmId, \`Firm\`.name AS firmName, \`Firm\`.status AS firmStatus, partnership.id,
       partnership.year, partnership.state, partnership.starts_on AS startsOn, partnership.ends_on AS endsOn,
       partnership.grace_days AS graceDays, partnership.answer_hours AS answerHours
     FROM firms AS \`Firm\` JOIN partnerships AS partnership ON partnership.firm_id = \`Firm\`.id
     WHERE ${readable(ability)} AND partnership.state <> 'draft' AND ${where}
     ORDER BY partnership.starts_on, partnership.id`,
  )
  const byFirm = new Map<string, Agreed[]>()
  for (const row of rows) byFirm.set(row.firmId, [...(byFirm.get(row.firmId) ?? []), row])
  return byFirm
}

/** The firms whose desk, and whose agreement, the reader may read. */
export const readable = (ability: Ability): string =>
  `${scopeSql(ability, 'read-desk', Firm)} AND ${scopeSql(ability, 'read', Firm, 'agreement')}`

function currentOf(agreed: Agreed[], today: string): Current[] {
  const begun = agreed.filter(({ startsOn }) => startsOn <= today).at(-1)
  const first = agreed.find(({ startsOn, state }) => startsOn > today && state === 'signed')
  const term = begun && isRemembered(begun, today) ? begun : first
  return term ? [{ ...term, termState: stateOf(term, successorOf(term, agreed), today) }] : []
}

const isRemembered = ({ state, endsOn, graceDays }: Agreed, today: string) =>
  state === 'signed' && daysBetween(shiftDays(endsOn, graceDays), today) <= REMEMBERED

/** The agreements by their ids, for the statements that count for all of them at once. */
export const among = (column: string, ids: string[]): string =>
  `${column} IN (${ids.map(escaped).join(', ')})`

/** Rows by one of their columns. Each column value has one row at most. */
export const byKey = <T, K extends keyof T>(rows: T[], key: K): Map<T[K], T> =>
  new Map(rows.map(row => [row[key], row]))
