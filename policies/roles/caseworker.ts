import type { Actor } from '../actor.ts'
import { along, assignedTo, brokenOpen, calledTo, crossed, informing, sharedOf } from '../conditions.ts'
import type { Grant } from '../grant.ts'

/** A lawyer or legal officer of the centre: their cases in full, the outline of all others. */
export function caseworker(allow: Grant, actor: Actor, today: string, minute: string): void {
  const mine = assignedTo(actor, today)
  const ofMyCases = along(['cases'], mine)
  const onMyCase = along(['legalCase'], mine)

  allow('read', 'Client', ['outline'])
  allow('read', 'Client', ['outline', 'identity', 'contact', 'vulnerability'], ofMyCases)
  allow('create', 'Client', ['outline', 'identity', 'contact', 'vulnerability'])
  allow('update', 'Client', ['identity', 'contact', 'vulnerability'], ofMyCases)
  // A file that has no case yet belongs to whoever took it in.
  allow('read', 'Client', ['outline', 'identity', 'contact', 'vulnerability'], { leadId: actor.id })
  allow('update', 'Client', ['identity', 'contact', 'vulnerability'], { leadId: actor.id })
  for (const known of [ofMyCases, { leadId: actor.id }]) {
    allow(['read-disclosures', 'record-consent'], 'Client', [], known)
    for (const shared of sharedOf(known, today)) allow('read', 'Share', ['outline', 'text'], shared)
  }

  allow('read', 'Case', ['outline'])
  allow('read', 'Case', ['outline', 'claim', 'steps', 'dates', 'parties', 'preparation', 'story'], mine)
  // In an emergency: one record at a time, for minutes, to read and no more. Never the story.
  allow('break-glass', 'Client')
  allow('break-glass', 'Case')
  allow('read', 'Client', ['identity', 'contact', 'vulnerability'], brokenOpen(actor, minute, 'Client'))
  allow('read', 'Case', ['claim', 'steps', 'dates'], brokenOpen(actor, minute, 'Case'))
  allow('read', 'BreakGlass', ['outline', 'words'], { actorId: actor.id })

  allow('create', 'Case', ['outline', 'claim', 'dates', 'story'])
  allow('update', 'Case', ['claim', 'story'], mine)
  allow('read-chronology', 'Case', [], mine)
  allow(['record-step', 'extend-deadline', 'write-note', 'prepare', 'ask-closure'], 'Case', [], mine)
  // Over all cases, and answered in outlines: a conflict that is found only among one's own cases is not found.
  allow('search-conflicts', 'Case')
  for (const answeredFor of [{ askedBy: actor.id }, { ownerId: actor.id }]) {
    allow('read', 'ConflictSearch', ['outline'], answeredFor)
    allow('decide', 'ConflictSearch', [], answeredFor)
  }
  for (const known of [{ decidedBy: actor.id }, onMyCase])
    allow('read', 'ConflictSearch', ['outline', 'note'], known)

  allow('read', 'Matter', ['outline'])
  allow(
    'read',
    'Matter',
    ['outline', 'work', 'drafts', 'handovers', 'placement', 'closing', 'slip'],
    onMyCase,
  )
  allow('create', 'Matter', ['outline', 'work'])
  allow('update', 'Matter', ['work'], onMyCase)
  allow(['offer', 'record-hours', 'record-hours-of-others', 'close'], 'Matter', [], onMyCase)
  allow(
    ['write-matter-note', 'submit-draft', 'review-draft', 'hand-over', 'give-feedback'],
    'Matter',
    [],
    onMyCase,
  )
  allow('read', 'Offer', ['all'], along(['matter', 'legalCase'], mine))
  const onMyMatter = { ...along(['matter', 'legalCase'], mine), owedBy: 'caseworker' }
  for (const owed of [onMyMatter, { ownerId: actor.id }]) {
    allow('read', 'Task', ['all'], owed)
    allow('settle', 'Task', [], owed)
  }
  const workOnMine = along(['matter', 'legalCase'], mine)
  allow('read', 'TimeEntry', ['all', 'note'], workOnMine)
  allow(['update', 'withdraw'], 'TimeEntry', [], workOnMine)

  allow('create', 'Consent', ['outline', 'terms', 'words'])
  const ofMyFiles = along(['client'], { leadId: actor.id })
  for (const myClient of [along(['client'], ofMyCases), ofMyFiles]) {
    allow('read', 'Consent', ['outline', 'terms', 'words'], myClient)
    allow('withdraw', 'Consent', [], myClient)
    allow('read', 'ConsentRecall', ['outline', 'consent', 'words'], along(['consent'], myClient))
    allow('read', 'ConsentOverride', ['outline', 'words'], myClient)
  }

  const referred = [
    along(['client', 'cases'], mine),
    along(['client'], { leadId: actor.id }),
    { referredBy: actor.id },
  ]
  for (const mineToo of referred) {
    allow('read', 'Referral', ['outline', 'disclosure'], mineToo)
    allow('move-referral', 'Referral', [], mineToo)
  }
  allow('refer', 'Client', [], ofMyCases)
  allow('refer', 'Client', [], { leadId: actor.id })
  for (const known of [ofMyCases, { leadId: actor.id }]) allow('attend-information', 'Client', [], known)
  allow(['read', 'create', 'update'], 'GroupSession', ['all'], informing)
  const called = calledTo(actor)
  const led = [along(['client', 'cases'], { leadId: actor.id }), along(['client'], { leadId: actor.id })]
  for (const known of [along(['client', 'cases'], mine), ...led]) {
    allow('read', 'SafetyAlert', ['outline'], known)
    allow('read', 'SafetyAlert', ['outline', 'words'], { ...known, source: 'caseworker' })
  }
  for (const known of [called, { takenBy: actor.id }]) allow('read', 'SafetyAlert', ['outline'], known)
  allow('read', 'SafetyAlert', ['outline', 'words'], { ...called, source: 'caseworker' })
  for (const asked of [called, ...led]) allow('take', 'SafetyAlert', [], asked)
  allow('close', 'SafetyAlert', [], { takenBy: actor.id })
  allow('raise-alert', 'Case', [], mine)
  allow('read', 'DutyShift', ['all'])
  allow('read', 'Provider', ['outline', 'contact'])
  allow('read', 'Intake', ['outline', 'words'])
  allow('triage', 'Intake')

  const served = { ...onMyCase, ...crossed(today) }
  allow('request-report', 'Case', [], mine)
  allow('read', 'MedicoLegalReport', ['outline', 'request', 'decision'], onMyCase)
  allow('withdraw', 'MedicoLegalReport', [], onMyCase)
  allow('read', 'MedicoLegalReport', ['findings'], served)
  allow('rely-on', 'MedicoLegalReport', [], served)

  allow('read', 'Firm', ['outline'])

  allow('create', 'Report', ['outline'])
  allow('read', 'Report', ['outline'], { askedBy: actor.id })
  allow('update', 'Report', [], { askedBy: actor.id })
}
