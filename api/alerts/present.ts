import { flags } from '../../measures/load.ts'
import { openValue } from '../../models/columns.ts'
import type { Ability } from '../../policies/ability.ts'
import { visible } from '../../policies/visibility.ts'
import { listPage, type Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked, markedOrNull } from '../text.ts'
import { alertListing } from './list.ts'

/** An alert, from a row of alertListing, as far as the reader may see it. */
export function presentAlert(row: Row) {
  const { id, reference, flag, state, outcome, source } = row
  const place = { table: 'safety_alerts', column: 'words', id: String(id) }
  return visible('SafetyAlert', row, {
    ...{ id, reference, flag, state, outcome, source },
    client: { id: row.client_id, reference: row.client_reference },
    caseId: row.case_id,
    flagWords: flags.find(({ code }) => code === flag)?.words ?? '',
    raisedBy: personIn(row, 'raised_by'),
    raisedAt: momentOrNull(row.raised_at),
    callsMade: row.calls_made,
    nobodyOnDuty: Number(row.nobody_on_duty) === 1,
    takenBy: personIn(row, 'taken_by'),
    takenAt: momentOrNull(row.taken_at),
    closedBy: personIn(row, 'closed_by'),
    closedAt: momentOrNull(row.closed_at),
    words: markedOrNull(openValue<string>('clinical', place, row.words)),
    referralId: row.referral_id,
    resultId: row.result_id,
  })
}

const personIn = (row: Row, column: string) =>
  row[column] === null ? null : { id: row[column], name: marked(String(row[`${column}_name`])) }

/** One alert that was found through the door already. */
export async function seenAlert(ability: Ability, id: string) {
  const question = { limit: 1, sort: 'raisedAt', filters: { id } }
  const { items } = await listPage(ability, alertListing, question, presentAlert)
  return items[0]
}
