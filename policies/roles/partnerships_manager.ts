import type { Actor } from '../actor.ts'
import { forProgramme, informing } from '../conditions.ts'
import type { Grant } from '../grant.ts'
import { countable } from '../vocabulary.ts'

/** Runs the programme with firms: firms and agreements in full, cases and matters as outlines, no client ever. */
export function partnershipsManager(allow: Grant, actor: Actor): void {
  allow('read', 'Case', ['outline'])
  allow('read', 'Matter', ['outline', 'placement'])
  allow('offer', 'Matter')
  allow('read', 'Offer', ['all'])
  allow(['verify-hours', 'read-certificate'], 'TimeEntry')
  allow('read-certificate', 'User')
  allow('read', 'TimeEntry', ['all'])
  // A note on work for a client may tell of the client.
  allow('read', 'TimeEntry', ['all', 'note'], forProgramme)
  allow(['update', 'withdraw'], 'TimeEntry', [], forProgramme)

  allow('read', 'Firm', ['outline', 'agreement', 'people', 'engagement'])
  allow(['create', 'update', 'engage', 'manage-people', 'record-credential', 'move-lawyer'], 'Firm')
  allow(['agree-partnership', 'record-payment', 'read-report', 'record-undertaking'], 'Firm')
  allow(['read-desk', 'edit-ladder'], 'Firm')
  allow(['record-programme-hours', 'record-hours-of-others', 'import-hours', 'close-month'], 'Firm')

  allow(['create', 'read', 'update'], 'Training', ['all'])
  allow('read', 'TrainingAttendance', ['all'])
  const ofFirms = { owedBy: { $in: ['partnerships_manager', 'firm_coordinator', 'partner_lawyer'] } }
  allow('read', 'Task', ['all'], ofFirms)
  allow(['create', 'settle'], 'Task', [], ofFirms)

  // Of clients and referrals the numbers alone, for the report of the programme.
  for (const subject of countable) allow('count', subject)
  allow('count', 'GroupSession', [], informing)
  allow(['read', 'create', 'update'], 'Frame', ['all'])

  allow('create', 'Report', ['outline'])
  allow('read', 'Report', ['outline'], { askedBy: actor.id })
  allow('update', 'Report', [], { askedBy: actor.id })
  allow('read', 'Release', ['all'])
  allow('sign-release', 'Release')
  allow('update', 'Release', [], { madeBy: actor.id })
}
