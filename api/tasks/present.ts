import { daysBetween } from '../../jurisdictions/days.ts'
import { openValue } from '../../models/columns.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { marked } from '../text.ts'

/** A task, from a row of taskListing. Days left are counted from today, and negative once the day has passed. */
export function presentTask(row: Row, today: string) {
  const note = openValue<string>(
    'narrative',
    { table: 'tasks', column: 'note', id: String(row.id) },
    row.note,
  )
  const seen = visible('Task', row, {
    id: row.id,
    kind: row.kind,
    owedBy: row.owed_by,
    ownerId: row.owner_id,
    firm: row.firm_id === null ? null : { id: row.firm_id, name: marked(String(row.firm_name)) },
    matter: row.matter_id === null ? null : { id: row.matter_id, reference: row.matter_reference },
    partnershipId: row.partnership_id,
    userId: row.user_id,
    dueOn: row.due_on,
    note: note === null ? null : marked(note),
    state: row.state,
    settledOn: row.settled_on,
  })
  return { ...seen, daysLeft: daysBetween(today, String(row.due_on)) }
}
