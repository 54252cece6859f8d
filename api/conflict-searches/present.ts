import { type ConflictOutline, conflictOutlines } from '../../commands/casework/conflictOutlines.ts'
import type { Found } from '../../models/ConflictSearch.ts'
import { openValue } from '../../models/columns.ts'
import type { Ability } from '../../policies/ability.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked } from '../text.ts'

/** Conflict searches with what they found, as outlines, as far as this reader may see it today. */
export async function presentSearches(ability: Ability, rows: Row[]) {
  const outlines = await conflictOutlines(ability, rows.flatMap(foundIn))
  return rows.map(row => presentSearch(row, outlines))
}

const foundIn = ({ found }: Row) => JSON.parse(String(found ?? '[]')) as Found[]

function presentSearch(row: Row, outlines: Map<string, ConflictOutline>) {
  const where = { table: 'conflict_searches', column: 'note', id: String(row.id) }
  return visible('ConflictSearch', row, {
    id: row.id,
    caseId: row.case_id,
    askedBy: { id: row.asked_by, name: marked(String(row.asker_name)) },
    askedAt: momentOrNull(row.asked_at),
    hits: foundIn(row).flatMap(one => presentHit(one, outlines.get(one.id))),
    complete: Number(row.complete) === 1,
    decision: row.decision,
    decidedBy: row.decided_by ? { id: row.decided_by, name: marked(String(row.decider_name)) } : null,
    decidedAt: momentOrNull(row.decided_at),
    note: openValue<string>('narrative', where, row.note),
  })
}

function presentHit({ what, score, agreements }: Found, outline: ConflictOutline | undefined) {
  if (!outline) return []
  const { standing, of, ofId, reference, status, leadId, leadName, relativeOf } = outline
  const file = { id: ofId, reference }
  return [
    {
      what,
      standing,
      client: of === 'client' ? file : null,
      case: of === 'case' ? file : null,
      status,
      lead: { id: leadId, name: marked(leadName) },
      score,
      agreements,
      relativeOf,
    },
  ]
}
