import { Temporal } from 'temporal-polyfill'
import { isSqlite } from './database.ts'
import type { Partnership } from './Partnership.ts'
import { escaped } from './statements.ts'

/**
 * What a partnership is on a day: worked out from what was done to it and from what followed, never typed in. It says
 * how the renewal stands. Whether lawyers may open matters is asked of the term itself (docs/decisions/0009).
 */
export const termStates = [
  'draft',
  'upcoming',
  'live',
  'renewal-due',
  'grace',
  'lapsed',
  'renewed',
  'ended',
] as const
export type TermState = (typeof termStates)[number]

/** How many days before its last one a partnership asks to be renewed. The centre's own rule. */
export const RENEWAL_DAYS = 90

type Term = Pick<Partnership, 'state' | 'startsOn' | 'endsOn' | 'graceDays'>
type Successor = Pick<Partnership, 'state' | 'startsOn'>

/**
 * The state on `today` (YYYY-MM-DD). Renewed: the firm signed another agreement that begins within the days of grace;
 * this is said from that signature on, also while the first term still runs. Ended: before its time.
 */
export function stateOf(partnership: Term, successor: Successor | null, today: string): TermState {
  const { state, startsOn, endsOn, graceDays } = partnership
  if (state !== 'signed') return state
  if (today < startsOn) return 'upcoming'
  if (successor && follows(successor, partnership)) return 'renewed'
  if (today > endsOn) return today <= shifted(endsOn, graceDays) ? 'grace' : 'lapsed'
  return endsOn <= shifted(today, RENEWAL_DAYS) ? 'renewal-due' : 'live'
}

/** Whether an agreement was signed and begins after another's last day, with no more days between than grace allows. */
export function follows(
  successor: Successor,
  { endsOn, graceDays }: Pick<Term, 'endsOn' | 'graceDays'>,
): boolean {
  const latest = shifted(endsOn, graceDays + 1)
  return successor.state !== 'draft' && successor.startsOn > endsOn && successor.startsOn <= latest
}

/** The signed agreement of the same firm that begins next after this one's last day. */
export function successorOf<T extends Successor>({ endsOn }: Pick<Term, 'endsOn'>, others: T[]): T | null {
  const later = others.filter(({ state, startsOn }) => state !== 'draft' && startsOn > endsOn)
  return later.sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1))[0] ?? null
}

/** The same state as an SQL expression over a partnership that goes by `table`, for lists and counts. */
export function stateSql(today: string, table = '`Partnership`'): string {
  const [now, soon] = [escaped(today), escaped(shifted(today, RENEWAL_DAYS))]
  return `CASE
    WHEN ${table}.state <> 'signed' THEN ${table}.state
    WHEN ${now} < ${table}.starts_on THEN 'upcoming'
    WHEN EXISTS (SELECT 1 FROM partnerships AS successor
      WHERE successor.firm_id = ${table}.firm_id AND successor.state <> 'draft'
        AND successor.starts_on > ${table}.ends_on
        AND successor.starts_on <= ${movedSql(`${table}.ends_on`, `${table}.grace_days + 1`)}) THEN 'renewed'
    WHEN ${now} > ${table}.ends_on AND ${now} <= ${movedSql(`${table}.ends_on`, `${table}.grace_days`)} THEN 'grace'
    WHEN ${now} > ${table}.ends_on THEN 'lapsed'
    WHEN ${table}.ends_on <= ${soon} THEN 'renewal-due'
    ELSE 'live' END`
}

const movedSql = (day: string, days: string) =>
  isSqlite() ? `DATE(${day}, '+' || (${days}) || ' days')` : `DATE_ADD(${day}, INTERVAL ${days} DAY)`

const shifted = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
