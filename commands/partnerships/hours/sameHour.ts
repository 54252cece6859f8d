import { Problem } from '../../../errors.ts'
import { forUpdate, select } from '../../../models/statements.ts'
import type { Activity, EntryKind } from '../../../models/TimeEntry.ts'
import { User } from '../../../models/User.ts'

const DAY = 24 * 60

/** What tells hours of one person on one day apart. */
export interface Worked {
  kind: EntryKind
  matterId: string | null
  activity: Activity
  minutes: number
}

export interface EntryOfDay extends Worked {
  id: string
}

/** What a person worked on a day, withdrawn entries left out. Entries of one person wait here for each other. */
export async function entriesOfDay(userId: string, workedOn: string): Promise<EntryOfDay[]> {
  await User.findByPk(userId, { attributes: ['id'], lock: true })
  // Locked too, so that it shows what was written while this waited.
  return select<EntryOfDay>(
    `SELECT id, kind, matter_id AS matterId, activity, minutes FROM time_entries
     WHERE user_id = ? AND worked_on = ? AND withdrawn_at IS NULL ORDER BY id${forUpdate()}`,
    [userId, workedOn],
  )
}

/** Throws 409 when the day would pass 24 hours. */
export function refuseLongDay(others: readonly Worked[], minutes: number): void {
  if (others.reduce((sum, other) => sum + other.minutes, minutes) > DAY) {
    throw new Problem('conflict', 'The entries of this person for that day would pass 24 hours')
  }
}

/**
 * An hour is counted once per person, day and matter (research 10.2, inferred; no product that was compared guards
 * against doubles). The same activity and minutes again are refused with 409 unless somebody says so. Answers whether
 * the entry is to be looked at: it was said again, or an entry of other minutes is of the same activity.
 */
export function refuseDouble(entry: Worked, others: readonly EntryOfDay[], again = false): boolean {
  const alike = others.filter(other => overlaps(entry, other))
  const same = alike.find(({ minutes }) => minutes === entry.minutes)
  if (same && !again) {
    throw new Problem('conflict', `Entry ${same.id} says the same. If both are meant, say again: true`)
  }
  return alike.length > 0
}

/** Whether two entries of one person and day are for the same work. */
export function overlaps(one: Worked, other: Worked): boolean {
  return one.matterId === other.matterId && one.kind === other.kind && one.activity === other.activity
}
