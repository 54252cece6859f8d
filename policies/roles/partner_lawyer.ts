import type { DataKind } from '../../models/ConsentScope.ts'
import type { Actor } from '../actor.ts'
import { along, forProgramme, underLease, underLeaseForCentre } from '../conditions.ts'
import type { Grant } from '../grant.ts'

/**
 * A lawyer of a partner firm: the matters on whose team they are while the access lease lives, and nothing else. What lies
 * behind a matter is read as far as the client's consent names that kind of data.
 */
export function partnerLawyer(allow: Grant, actor: Actor, today: string): void {
  const leased = underLease(actor, today)
  const sharing = (kind: DataKind) => underLease(actor, today, kind)
  const ofCentre = underLeaseForCentre(actor, today)

  for (const lease of [leased, ofCentre]) {
    allow('read', 'Matter', ['outline'], lease)
    allow(['record-hours', 'write-matter-note', 'submit-draft', 'accept-handover'], 'Matter', [], lease)
    const myWork = { userId: actor.id, ...along(['matter'], lease) }
    allow('read', 'TimeEntry', ['all', 'note'], myWork)
    allow(['update', 'withdraw'], 'TimeEntry', [], myWork)
  }
  const myProgrammeWork = { userId: actor.id, firmId: actor.firmId, ...forProgramme }
  allow('read', 'TimeEntry', ['all', 'note'], myProgrammeWork)
  allow(['update', 'withdraw'], 'TimeEntry', [], myProgrammeWork)

  // What they gave is theirs to show when a lease has ended: sums, and nothing of a matter.
  allow('read-certificate', 'TimeEntry', [], { userId: actor.id, firmId: actor.firmId })
  allow('read-certificate', 'User', [], { id: actor.id })
  allow('read', 'TrainingAttendance', ['all'], { userId: actor.id })
  allow('read', 'Training', ['all'], { attendances: { $elemMatch: { userId: actor.id } } })

  allow('read', 'Matter', ['work'], sharing('claim'))
  allow('read', 'Matter', ['drafts'], sharing('documents'))
  allow('read', 'Matter', ['handovers'], sharing('deadlines'))
  allow('read', 'Matter', ['work', 'drafts', 'handovers'], ofCentre)

  allow('read', 'Case', ['outline'], along(['matters'], leased))
  allow('read', 'Case', ['claim', 'parties'], along(['matters'], sharing('claim')))
  allow('read', 'Case', ['steps'], along(['matters'], sharing('steps')))
  allow('read', 'Case', ['dates'], along(['matters'], sharing('deadlines')))
  allow('read', 'Client', ['outline'], along(['cases', 'matters'], leased))
  allow('read', 'Client', ['identity'], along(['cases', 'matters'], sharing('identity')))

  allow('read', 'Firm', ['outline'], { id: actor.firmId })
  allow('record-programme-hours', 'Firm', [], { id: actor.firmId })

  const owedByMe = { userId: actor.id, firmId: actor.firmId, owedBy: 'partner_lawyer' }
  allow('read', 'Task', ['all'], owedByMe)
  allow('settle', 'Task', [], owedByMe)

  allow('create', 'Report', ['outline'])
  allow('read', 'Report', ['outline'], { askedBy: actor.id })
  allow('update', 'Report', [], { askedBy: actor.id })
}
