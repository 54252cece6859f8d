import { Consent } from '../../models/Consent.ts'
import { ConsentScope } from '../../models/ConsentScope.ts'
import { newId } from '../../models/columns.ts'
import { GroupAttendance } from '../../models/GroupAttendance.ts'
import { GroupSession } from '../../models/GroupSession.ts'
import { Intake } from '../../models/Intake.ts'
import { Share, type ShareKind } from '../../models/Share.ts'
import { kindOfShare } from '../../policies/conditions.ts'
import { type Day, dateOf, instantOn, yearOf } from '../days.ts'
import type { World } from '../world.ts'
import { addAlerts } from './alerts.ts'
import { type UnderWay, underWay } from './courses.ts'
import { addReferral, movesOf, type Person } from './referrals.ts'

/** Somebody of the front row who is referred to the counsellor of the front row. */
export interface Referred extends Person {
  caseId: string
  underWay: UnderWay
}

/** How many days ago each began. */
const beganAgo: Record<UnderWay, number> = { inbox: 2, accepted: 12, serving: 140 }

/**
 * What the counsellor whom a newcomer signs in as has before them: a referral in the inbox, one that was accepted and one in
 * service, alerts, a group and a meeting to inform people, and something that was passed to the legal side.
 */
export function playService(world: World, people: readonly Referred[]): void {
  const [worker = ''] = world.staff.counsellors
  const provider = world.providers.find(({ kind }) => kind === 'internal')
  if (!provider) throw new Error('The story has no team of its own')
  const clients = people.map(({ id }) => id)
  for (const person of people) {
    const beganOn = world.today - beganAgo[person.underWay]
    const moves = movesOf(world, underWay[person.underWay], beganOn)
    const referralId = addReferral(world, { ...person, provider, worker, beganOn, moves })
    if (person.underWay !== 'serving') continue
    const served = { clientId: person.id, referralId, worker }
    addAlerts(world, served)
    addShare(world, { ...served, kind: 'attendance-confirmation', on: world.today - 20, ...person })
    addMeeting(world, {
      kind: 'psychosocial-group',
      heldBy: worker,
      on: world.today - 6,
      clients: [person.id],
    })
  }
  const [first] = people
  addMeeting(world, {
    ...{ kind: 'information-session', heldBy: first?.leadId ?? worker, on: world.today - 9, clients },
  })
  addIntakes(world)
}

function addShare(
  { rows }: World,
  told: Person & { referralId: string; worker: string; kind: ShareKind; on: Day },
): void {
  const { id: clientId, referralId, worker, kind, on, language } = told
  const consentId = newId()
  rows.add(Consent, {
    ...{ id: consentId, clientId, kind: 'given', purpose: 'casework', recipientKind: 'centre' },
    ...{ recordedBy: worker, explainedBy: worker, language, proof: 'signature' },
    ...{ occurredOn: dateOf(on), validFrom: dateOf(on), noticeVersion: `${yearOf(on)}-01` },
    createdAt: instantOn(on, 200),
  })
  rows.add(ConsentScope, { consentId, dataKind: kindOfShare[kind] })
  const at = instantOn(on, 230)
  rows.add(Share, {
    ...{ id: newId(), referralId, clientId, kind, state: 'shared', madeBy: worker },
    text: 'Comes to counselling at the centre about every ten days and has kept nearly every appointment.',
    ...{ createdAt: at, updatedAt: at },
  })
}

const meetings = {
  'psychosocial-group': { topic: 'coping', layer: 3, title: 'Sleep, and getting through the night' },
  'information-session': { topic: 'interview', layer: 1, title: 'What happens at the interview' },
} as const

interface Meeting {
  kind: keyof typeof meetings
  heldBy: string
  on: Day
  clients: string[]
}

function addMeeting({ rows, days, today }: World, { kind, heldBy, on, clients }: Meeting): void {
  const groupSessionId = newId()
  const heldOn = days.upTo(on, today - 30)
  const at = instantOn(heldOn, 400)
  rows.add(GroupSession, {
    ...{ id: groupSessionId, kind, ...meetings[kind], heldOn: dateOf(heldOn), minutes: 90 },
    ...{ languages: ['en'], interpreter: 'none', facilitatorIds: [heldBy], adults: 4, children: 1 },
    ...{ recordedBy: heldBy, createdAt: at, updatedAt: at },
  })
  const written = { recordedBy: heldBy, createdAt: at, updatedAt: at }
  rows.add(
    GroupAttendance,
    ...clients.map((clientId, place) => ({
      ...{ id: newId(), groupSessionId, clientId, ...written },
      attendance: place === 1 ? ('missed' as const) : ('attended' as const),
    })),
  )
}

/** What people asked by the public form and nobody has looked at yet. */
function addIntakes({ rows, today }: World): void {
  const yesterday = instantOn(today - 1, 610)
  rows.add(Intake, {
    ...{ id: newId(), reference: rows.reference('IN'), kind: 'self', urgency: 'routine', state: 'waiting' },
    ...{ language: 'ur', name: 'Sahar', contact: '5550 0142', safeContact: 'Messages only' },
    message: 'I had my interview in spring and nobody tells me what comes next. A friend named you.',
    ...{ receivedAt: yesterday, createdAt: yesterday, updatedAt: yesterday },
  })
  const now = instantOn(today, 10)
  rows.add(Intake, {
    ...{
      id: newId(),
      reference: rows.reference('IN'),
      kind: 'agency',
      urgency: 'emergency',
      state: 'waiting',
    },
    ...{ language: 'en', agency: 'Harbour Night Shelter', contact: 'duty@nightshelter.example' },
    message: 'A mother with a small child at our door, afraid to go back to where they live.',
    ...{ receivedAt: now, createdAt: now, updatedAt: now },
  })
}
