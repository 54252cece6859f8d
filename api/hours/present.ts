import type { TimeEntry } from '../../models/TimeEntry.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked } from '../text.ts'

/** An entry of hours, from a row of hoursListing. */
export function presentRow(row: Row) {
  return visible('TimeEntry', row, {
    id: row.id,
    matterId: row.matter_id,
    lawyer: { id: row.user_id, name: marked(String(row.display_name)) },
    workedOn: row.worked_on,
    minutes: row.minutes,
    activity: row.activity,
    verifiedAt: momentOrNull(row.verified_at),
  })
}

/** The same from an entry that was found through the door, and its lawyer's name. */
export function presentEntry(entry: TimeEntry, lawyerName: string) {
  const { id, matterId, userId, workedOn, minutes, activity, verifiedAt } = entry
  const lawyer = { id: userId, name: marked(lawyerName) }
  return visible('TimeEntry', entry, {
    ...{ id, matterId, lawyer, workedOn, minutes, activity },
    verifiedAt: verifiedAt?.toISOString() ?? null,
  })
}
