import type { Activity, TimeEntry } from '../../../models/TimeEntry.ts'
import { changedFields, given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { caseOfEntry, refuseSettled } from './entryState.ts'
import { refuseLocked } from './openPeriod.ts'
import { recountMinutes } from './recountMinutes.ts'
import { entriesOfDay, refuseDouble, refuseLongDay } from './sameHour.ts'

export interface HoursEdit {
  minutes?: number | undefined
  activity?: Activity | undefined
  note?: string | null | undefined
  /** Said when an entry that says the same is no mistake. */
  again?: boolean | undefined
}

/**
 * Corrects hours, before they are verified and before their month is locked. Whoever corrects answers for the entry, so
 * that somebody else must verify it. Throws 409 when the entry is settled, says what another one says, or makes the day
 * too long.
 */
export async function correctHours(
  context: Context,
  entry: TimeEntry,
  { again, ...edit }: HoursEdit,
): Promise<void> {
  refuseSettled(entry)
  await refuseLocked(entry)
  const fields = changedFields(entry, edit)
  if (fields.length === 0) return
  const recounted = fields.includes('minutes') || fields.includes('activity')
  entry.set({ ...given(edit), recordedBy: context.actor.id })
  if (recounted) entry.set({ possibleDouble: await isDoubtful(entry, again) })
  await entry.save()
  if (entry.matterId) await recountMinutes(context, [entry.matterId])
  await record(context, 'hours.corrected', await caseOfEntry(entry), { fields })
}

async function isDoubtful(entry: TimeEntry, again?: boolean): Promise<boolean> {
  const others = (await entriesOfDay(entry.userId, entry.workedOn)).filter(({ id }) => id !== entry.id)
  refuseLongDay(others, entry.minutes)
  const { kind, matterId, activity, minutes } = entry
  return refuseDouble({ kind, matterId, activity, minutes }, others, again)
}
