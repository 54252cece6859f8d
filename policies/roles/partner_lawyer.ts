import type { Actor } from '../actor.ts'
import { along, forProgramme, underLease, underLeaseForCentre } from '../conditions.ts'
import type { Grant } from '../grant.ts'

/** A lawyer of a partner firm: the matters on whose team they are while the access lease lives, and nothing else. */
export function partnerLawyer(allow: Grant, actor: Actor, today: string): void {
  const leased = underLease(actor, today)
  const ofLeased = along(['matters'], leased)

  for (const lease of [leased, underLeaseForCentre(actor, today)]) {
    allow('read', 'Matter', ['outline', 'work'], lease)
    allow(['record-hours', 'write-matter-note', 'submit-draft', 'accept-handover'], 'Matter', [], lease)
    const myWork = { userId: actor.id, ...along(['matter'], lease) }
    allow('read', 'TimeEntry', ['all', 'note'], myWork)
    allow(['update', 'withdraw'], 'TimeEntry', [], myWork)
  }
  const myProgrammeWork = { userId: actor.id, firmId: actor.firmId, ...forProgramme }
  allow('read', 'TimeEntry', ['all', 'note'], myProgrammeWork)
  allow(['update', 'withdraw'], 'TimeEntry', [], myProgrammeWork)

  allow('read', 'Case', ['outline', 'claim', 'dates', 'parties'], ofLeased)
  allow('read', 'Client', ['outline', 'identity'], along(['cases'], ofLeased))

  allow('read', 'Firm', ['outline'], { id: actor.firmId })
  allow('record-programme-hours', 'Firm', [], { id: actor.firmId })

  const owedByMe = { userId: actor.id, firmId: actor.firmId, owedBy: 'partner_lawyer' }
  allow('read', 'Task', ['all'], owedByMe)
  allow('settle', 'Task', [], owedByMe)
}
