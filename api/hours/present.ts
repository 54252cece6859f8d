import { openValue } from '../../models/columns.ts'
import type { Matter } from '../../models/Matter.ts'
import type { TimeEntry } from '../../models/TimeEntry.ts'
import type { User } from '../../models/User.ts'
import { reads, visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked, markedOrNull } from '../text.ts'

/** An entry of hours, from a row of hoursListing. */
export function presentRow(row: Row) {
  const where = { table: 'time_entries', column: 'note', id: String(row.id) }
  const note = reads<'TimeEntry'>(row, 'note') ? openValue<string>('narrative', where, row.note) : null
  return visible('TimeEntry', row, {
    id: row.id,
    kind: row.kind,
    matterId: row.matter_id,
    matterReference: row.matter_reference,
    firmId: row.firm_id,
    lawyer: { id: row.user_id, name: marked(String(row.display_name)) },
    workedOn: row.worked_on,
    period: row.period,
    minutes: row.minutes,
    activity: row.activity,
    grade: row.grade,
    late: Number(row.late) === 1,
    possibleDouble: Number(row.possible_double) === 1,
    note: markedOrNull(note),
    verifiedAt: momentOrNull(row.verified_at),
    withdrawnAt: momentOrNull(row.withdrawn_at),
  })
}

/** The same from an entry that was found through the door, its lawyer and its matter. */
export function presentEntry(entry: TimeEntry, lawyer: User, matter: Matter | null) {
  const { id, kind, matterId, firmId, workedOn, period, minutes, activity, grade, late, possibleDouble } =
    entry
  return visible('TimeEntry', entry, {
    ...{ id, kind, matterId },
    matterReference: matter?.reference ?? null,
    firmId,
    lawyer: { id: lawyer.id, name: marked(lawyer.displayName) },
    ...{ workedOn, period, minutes, activity, grade, late, possibleDouble },
    note: markedOrNull(entry.note),
    verifiedAt: entry.verifiedAt?.toISOString() ?? null,
    withdrawnAt: entry.withdrawnAt?.toISOString() ?? null,
  })
}
