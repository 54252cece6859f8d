import { newId } from '../../../models/columns.ts'
import { LawyerProfile } from '../../../models/LawyerProfile.ts'
import { type Activity, type EntryKind, TimeEntry } from '../../../models/TimeEntry.ts'
import type { Context } from '../../context.ts'
import { lateNote, lockedMonths, openPeriod } from './openPeriod.ts'
import { entriesOfDay, refuseDouble, refuseLongDay } from './sameHour.ts'

export interface NewHours {
  userId: string
  workedOn: string
  minutes: number
  activity: Activity
  note?: string | null | undefined
  /** Said when an entry that says the same is no mistake. */
  again?: boolean | undefined
}

/** What the hours were for. */
export interface WorkedFor {
  kind: EntryKind
  matterId: string | null
  firmId: string
}

/** Adds an entry of hours, in the open month where it counts, under the grade that the lawyer has today. */
export async function addEntry(context: Context, work: WorkedFor, input: NewHours): Promise<TimeEntry> {
  const { again, note, ...hours } = input
  const counted = openPeriod(await lockedMonths(work.firmId), hours.workedOn)
  const others = await entriesOfDay(hours.userId, hours.workedOn)
  refuseLongDay(others, hours.minutes)
  return TimeEntry.create({
    id: newId(),
    ...work,
    ...hours,
    ...counted,
    possibleDouble: refuseDouble({ ...work, ...hours }, others, again),
    grade: (await LawyerProfile.findOne({ where: { userId: hours.userId } }))?.grade ?? null,
    note: note ?? (counted.late ? lateNote(hours.workedOn) : null),
    recordedBy: context.actor.id,
  })
}
