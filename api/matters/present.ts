import type { Matter } from '../../models/Matter.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { stageName } from '../stages.ts'
import { endOrNull } from '../stored.ts'
import { marked } from '../text.ts'

/** The outline of a matter, from a row of matterListing. Everybody who sees a matter reads all of it. */
export function outlineOf(row: Row) {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    status: row.status,
    stage: row.stage,
    stageName: row.stage === null ? null : stageName(row.jurisdiction, row.track, row.stage),
    nextDeadlineOn: endOrNull(row.next_deadline_on),
    lead: named(row.lead_id, row.lead_name),
    firm: named(row.firm_id, row.firm_name),
    conflictCheck: row.conflict_check,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    neededUntil: row.needed_until,
    minutesGiven: row.minutes_given,
  }
}

/** What of the matter's own row the reader sees: its version (ETag) is made from this, for reading and for editing. */
export function ownFields(matter: Matter): object {
  const { id, reference, kind, status, conflictCheck, openedOn, closedOn, neededUntil, minutesGiven } = matter
  const { firmId: firm, supervisorId: supervisor } = matter
  const outline = { id, reference, kind, status, firm, conflictCheck, openedOn, closedOn, minutesGiven }
  return visible('Matter', matter, { ...outline, neededUntil, ...askedOf(matter), supervisor })
}

/** What the firm is asked to do, for those who work on the matter. */
export function askedOf(matter: Matter) {
  const { caseId, scope, instructions, languages, sectors, opposingBodies, track, deadlineId } = matter
  return {
    ...{ caseId, scope, instructions, track, deadlineId },
    languages: languages ?? [],
    sectors: (sectors ?? []).map(marked),
    opposingBodies: (opposingBodies ?? []).map(marked),
  }
}

function named(id: unknown, name: unknown) {
  return id === null ? null : { id, name: marked(String(name)) }
}
