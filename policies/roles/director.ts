import type { Actor } from '../actor.ts'
import { brokenOpen, crossed, informing, maybeBroken, sharedOf, tasksSupervised } from '../conditions.ts'
import type { Grant } from '../grant.ts'
import { countable } from '../vocabulary.ts'

/** Supervises casework: all cases in full, all firms and partnerships; assigns, approves, raises walls. */
export function director(allow: Grant, actor: Actor, today: string, minute: string): void {
  allow('read', 'Client', ['outline', 'identity', 'contact', 'vulnerability'])
  allow('create', 'Client', ['outline', 'identity', 'contact', 'vulnerability'])
  allow('update', 'Client', ['identity', 'contact', 'vulnerability'])
  allow(['read-disclosures', 'override-consent', 'record-consent'], 'Client')

  allow('read', 'Case', ['outline', 'claim', 'steps', 'dates', 'parties', 'preparation', 'story'])
  allow('create', 'Case', ['outline', 'claim', 'dates', 'story'])
  allow('update', 'Case', ['claim', 'story'])
  allow(['record-step', 'extend-deadline', 'write-note', 'prepare', 'ask-closure', 'approve-closure'], 'Case')
  allow(['assign', 'raise-wall', 'search-conflicts', 'read-chronology'], 'Case')
  allow('read', 'ConflictSearch', ['outline', 'note'])
  allow('decide', 'ConflictSearch')

  allow('read', 'Matter', ['outline', 'work', 'drafts', 'handovers', 'placement', 'closing', 'slip'])
  allow('create', 'Matter', ['outline', 'work'])
  allow('update', 'Matter', ['work'])
  allow(['offer', 'put-on-team', 'record-hours', 'record-hours-of-others', 'close'], 'Matter')
  allow(['write-matter-note', 'submit-draft', 'review-draft', 'hand-over', 'give-feedback'], 'Matter')
  allow('read', 'Offer', ['all'])
  allow('read', 'TimeEntry', ['all', 'note'])
  allow(['update', 'withdraw', 'read-certificate'], 'TimeEntry')

  allow('read', 'Consent', ['outline', 'terms', 'words'])
  allow('create', 'Consent', ['outline', 'terms', 'words'])
  allow('withdraw', 'Consent')
  allow('read', 'ConsentRecall', ['outline', 'consent', 'words'])
  for (const shared of sharedOf({}, today)) allow('read', 'Share', ['outline', 'text'], shared)
  allow('read', 'ConsentOverride', ['outline', 'words'])
  allow('review-override', 'ConsentOverride')

  allow('read', 'Referral', ['outline'])
  allow('read', 'Referral', ['outline', 'disclosure'], { referredBy: actor.id })
  allow('break-glass', 'Referral', [], maybeBroken)
  allow('read', 'Referral', ['disclosure', 'clinical'], brokenOpen(actor, minute, 'Referral'))
  allow('read', 'BreakGlass', ['outline', 'words'])
  allow(['confirm-glass', 'review-glass'], 'BreakGlass')
  allow('read', 'SafetyAlert', ['outline'])
  allow('read', 'SafetyAlert', ['outline', 'words'], { source: 'caseworker' })
  allow(['take', 'take-over', 'close'], 'SafetyAlert')
  allow('raise-alert', 'Case')
  allow(['read', 'set-duty'], 'DutyShift', ['all'])
  // Naming another when a worker is away shows a director nothing of what was disclosed.
  allow(['move-referral', 'name-worker'], 'Referral')
  allow(['refer', 'attend-information'], 'Client')
  allow(['read', 'create', 'update'], 'GroupSession', ['all'], informing)
  allow(['read', 'create', 'update'], 'Provider', ['outline', 'contact'])
  allow('read', 'Intake', ['outline', 'words'])
  allow('triage', 'Intake')

  const served = crossed(today)
  allow('request-report', 'Case')
  allow('read', 'MedicoLegalReport', ['outline', 'request', 'decision'])
  allow(['withdraw', 'name-examiner'], 'MedicoLegalReport')
  allow('read', 'MedicoLegalReport', ['findings'], served)
  allow('rely-on', 'MedicoLegalReport', [], served)

  allow('read', 'Firm', ['outline', 'agreement', 'people', 'engagement'])
  allow(['create', 'update', 'engage', 'manage-people', 'record-credential', 'move-lawyer'], 'Firm')
  allow(['agree-partnership', 'record-payment', 'read-report', 'record-undertaking'], 'Firm')
  allow(['read-desk', 'edit-ladder'], 'Firm')

  allow(['create', 'read', 'update'], 'Training', ['all'])
  allow('read', 'TrainingAttendance', ['all'])
  allow('create', 'Task')
  for (const supervised of tasksSupervised) {
    allow('read', 'Task', ['all'], supervised)
    allow('settle', 'Task', [], supervised)
  }

  // To count is to know how many there are, and to read nothing of them.
  for (const subject of countable) allow('count', subject)
  allow('count', 'GroupSession', [], informing)
  allow(['read', 'create', 'update'], 'Frame', ['all'])

  const caseworkTeam = { roleGrants: { $elemMatch: { role: { $in: ['caseworker', 'psychosocial'] } } } }
  allow('create', 'User', ['all'])
  allow('read-certificate', 'User')
  allow(['read', 'update'], 'User', ['all'], caseworkTeam)

  allow('create', 'ClosureDay', ['all'])

  allow('create', 'Report', ['outline'])
  allow('read', 'Report', ['outline'])
  allow('update', 'Report', [], { askedBy: actor.id })
  allow('read', 'Release', ['all'])
  allow('sign-release', 'Release')
  allow('update', 'Release', [], { madeBy: actor.id })
}
