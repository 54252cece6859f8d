import { endOfMinute } from '../../commands/glass/lastMinute.ts'
import { openValue } from '../../models/columns.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked, markedOrNull } from '../text.ts'

/** A glass, from a row of glassListing. */
export function presentGlass(row: Row) {
  const words = (column: string) =>
    markedOrNull(openValue<string>('narrative', { ...here, column, id: String(row.id) }, row[column]))
  return visible('BreakGlass', row, {
    ...{ id: row.id, record: row.record, recordId: row.recordId, clientId: row.clientId },
    actor: named(row.actorId, row.actorName),
    ...{ reasonCode: row.reasonCode, reason: words('reason'), state: row.state },
    askedAt: momentOrNull(row.askedAt),
    openedAt: momentOrNull(row.openedAt),
    endsAt: endOfMinute(String(row.lastMinute)).toISOString(),
    secondBy: named(row.secondById, row.secondByName),
    ...{ verdict: row.verdict, reviewWords: words('reviewWords') },
    reviewedBy: named(row.reviewedById, row.reviewedByName),
    reviewedAt: momentOrNull(row.reviewedAt),
  })
}

const here = { table: 'break_glasses' }

const named = (id: unknown, name: unknown) => (id === null ? null : { id, name: marked(String(name)) })
