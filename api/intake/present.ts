import type { Intake } from '../../models/Intake.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { markedOrNull } from '../text.ts'

/** A row of intakeListing. */
export function presentListed(row: Row) {
  const { id, reference, kind, urgency, language, state } = row
  return visible('Intake', row, {
    ...{ id, reference, kind, urgency, language, state },
    receivedAt: momentOrNull(row.received_at),
    triagedAt: momentOrNull(row.triaged_at),
    triagedBy: row.triaged_by,
    clientId: row.client_id,
  })
}

/** A request from outside that was found through the door. */
export function presentIntake(intake: Intake) {
  const { id, reference, kind, urgency, state, receivedAt, triagedAt } = intake
  return visible('Intake', intake, {
    ...{ id, reference, kind, urgency, state },
    language: intake.language ?? null,
    receivedAt: receivedAt.toISOString(),
    triagedAt: triagedAt?.toISOString() ?? null,
    triagedBy: intake.triagedBy ?? null,
    clientId: intake.clientId ?? null,
    name: markedOrNull(intake.name),
    contact: markedOrNull(intake.contact),
    safeContact: markedOrNull(intake.safeContact),
    agency: markedOrNull(intake.agency),
    message: markedOrNull(intake.message),
  })
}
