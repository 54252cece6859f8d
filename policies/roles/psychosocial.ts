import type { Actor } from '../actor.ts'
import {
  along,
  brokenOpen,
  calledTo,
  disclosedTo,
  forCasework,
  inTheInbox,
  maybeBrokenByTeam,
  namedFor,
  ofTheTeam,
  owedByTheTeam,
  referredTo,
} from '../conditions.ts'
import type { Grant } from '../grant.ts'

/** A counsellor or social worker: the clients referred to them, as far as it was disclosed; never the claim or story. */
export function psychosocial(allow: Grant, actor: Actor, today: string, minute: string): void {
  const mine = referredTo(actor, today)

  allow('read', 'Referral', ['outline'], inTheInbox(today))
  allow('read', 'Referral', ['outline'], namedFor(actor, today))
  allow('read', 'Referral', ['outline', 'disclosure', 'clinical'], mine)
  allow(['answer-referral', 'name-worker'], 'Referral', [], inTheInbox(today))
  allow(['answer-referral', 'name-worker', 'record-service', 'move-referral'], 'Referral', [], mine)
  allow('read', 'Referral', ['outline', 'disclosure'], { referredBy: actor.id })
  allow('move-referral', 'Referral', [], { referredBy: actor.id })
  // In an emergency: a referral for which a colleague is named, for minutes, to read and no more.
  allow('break-glass', 'Referral', [], maybeBrokenByTeam)
  allow('read', 'Referral', ['outline', 'disclosure', 'clinical'], brokenOpen(actor, minute, 'Referral'))
  allow('read', 'BreakGlass', ['outline', 'words'], { actorId: actor.id })

  allow('read', 'Client', ['outline'], along(['referrals'], mine))
  allow('refer', 'Client', [], along(['referrals'], mine))
  for (const piece of ['identity', 'contact', 'vulnerability'] as const) {
    allow('read', 'Client', ['outline', piece], along(['referrals'], disclosedTo(actor, today, piece)))
  }
  allow(
    'read',
    'Case',
    ['outline', 'dates', 'preparation'],
    along(['client', 'referrals'], disclosedTo(actor, today, 'key-dates')),
  )

  const examining = { examinerId: actor.id }
  allow('read', 'MedicoLegalReport', ['outline'], { state: 'requested' })
  allow('examine', 'MedicoLegalReport', [], { state: 'requested' })
  allow('read', 'MedicoLegalReport', ['outline', 'request', 'findings'], examining)
  allow(['examine', 'name-examiner'], 'MedicoLegalReport', [], examining)

  allow('attend-group', 'Client', [], along(['referrals'], mine))
  allow('read', 'GroupSession', ['all'])
  allow(['create', 'update'], 'GroupSession', ['all'], ofTheTeam)
  allow('share', 'Referral', [], mine)
  allow('read', 'Share', ['outline', 'text'], along(['referral'], mine))

  // What clients say to their counsellor: where they may be referred on to, and what may cross to the legal side.
  allow('record-consent', 'Client', [], along(['referrals'], mine))
  allow('create', 'Consent', ['outline', 'terms', 'words'])
  for (const said of [{ purpose: 'referral' }, forCasework]) {
    const toMe = { ...said, ...along(['client', 'referrals'], mine) }
    allow('read', 'Consent', ['outline', 'terms', 'words'], toMe)
    allow('withdraw', 'Consent', [], toMe)
  }
  const called = calledTo(actor)
  const named = along(['referral'], namedFor(actor, today))
  const clinical = { ...along(['referral'], mine), source: { $in: ['measure', 'clinician'] } }
  for (const known of [named, { takenBy: actor.id }, along(['client', 'referrals'], mine)])
    allow('read', 'SafetyAlert', ['outline'], known)
  for (const told of [clinical, called]) allow('read', 'SafetyAlert', ['outline', 'words'], told)
  for (const asked of [named, called]) allow('take', 'SafetyAlert', [], asked)
  allow('close', 'SafetyAlert', [], { takenBy: actor.id })
  // Whoever is named may cry out, whatever the client agrees to.
  allow('raise-alert', 'Referral', [], namedFor(actor, today))
  allow(['read', 'set-duty'], 'DutyShift', ['all'])

  allow(['read', 'create', 'update'], 'Provider', ['outline', 'contact'])
  for (const owed of [{ owedBy: 'psychosocial', ownerId: actor.id }, owedByTheTeam]) {
    allow('read', 'Task', ['all'], owed)
    allow('settle', 'Task', [], owed)
  }

  allow('create', 'Report', ['outline'])
  allow('read', 'Report', ['outline'], { askedBy: actor.id })
  allow('update', 'Report', [], { askedBy: actor.id })
}
