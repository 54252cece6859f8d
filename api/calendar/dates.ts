import type { Ability } from '../../policies/ability.ts'
import { type Dated, datesOf, type Older, olderRowsOf } from './query.ts'

/** A deadline of a calendar. Its name there stays the same through every extension. */
export interface CalendarDate {
  uid: string
  /** Seconds from its beginning to its last change: it grows whenever something changes. */
  sequence: number
  changedAt: Date
  references: string[]
  soft: boolean
  verified: boolean
  legalLastDay: string
  internalTarget: string
}

/** What the calendar of somebody shows at this moment, in two statements. */
export async function calendarDates(ability: Ability): Promise<CalendarDate[]> {
  const rows = await datesOf(ability)
  const older = await olderRowsOf([...new Set(rows.map(({ caseId }) => caseId))])
  const before = new Map(older.map(row => [row.replacedById, row]))
  const found = new Map<string, CalendarDate>()
  for (const row of rows) {
    const known = found.get(row.deadlineId)
    if (known) known.references.push(row.reference)
    else found.set(row.deadlineId, calendarDate(row, before))
  }
  return [...found.values()]
}

function calendarDate(row: Dated, before: ReadonlyMap<string, Older>): CalendarDate {
  const first = firstOf(row, before)
  const changedAt = new Date(row.updatedAt)
  return {
    uid: first.id,
    sequence: Math.floor((changedAt.getTime() - new Date(first.createdAt).getTime()) / 1000),
    changedAt,
    references: [row.reference],
    soft: Number(row.soft) === 1,
    verified: Number(row.verified) === 1,
    legalLastDay: row.legalLastDay,
    internalTarget: row.internalTarget,
  }
}

/** The row with which a deadline began, before it was extended or stated anew. */
function firstOf({ deadlineId, createdAt }: Dated, before: ReadonlyMap<string, Older>) {
  let first: Pick<Older, 'id' | 'createdAt'> = { id: deadlineId, createdAt }
  for (let older = before.get(first.id); older; older = before.get(first.id)) first = older
  return first
}
