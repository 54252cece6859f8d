import { daysBetween } from '../../jurisdictions/days.ts'
import { openValue } from '../../models/columns.ts'
import type { Row } from '../list.ts'
import { marked } from '../text.ts'

/** A firm that may be won, from a row of prospectListing. Days waiting are counted from its newest step to today. */
export function presentProspect(row: Row, today: string) {
  const since = row.since === null ? null : String(row.since)
  return {
    id: row.id,
    name: marked(String(row.name)),
    status: row.status,
    stage: row.stage,
    since,
    daysWaiting: since === null ? null : daysBetween(since, today),
    nextAction: actionOf(row),
  }
}

function actionOf({ action_id, action_note, action_due_on }: Row) {
  if (action_id === null) return null
  const place = { table: 'tasks', column: 'note', id: String(action_id) }
  const what = openValue<string>('narrative', place, action_note) ?? ''
  return { taskId: action_id, what: marked(what), dueOn: action_due_on }
}
