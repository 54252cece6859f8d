import { clocksFrom } from '../../commands/psychosocial/referralClock.ts'
import { isEnd, takenUp } from '../../commands/psychosocial/referralMoves.ts'
import { Consent } from '../../models/Consent.ts'
import { ConsentScope, type DataKind } from '../../models/ConsentScope.ts'
import { newId } from '../../models/columns.ts'
import { Referral, type ReferralState, type Urgency } from '../../models/Referral.ts'
import { ReferralAgreement } from '../../models/ReferralAgreement.ts'
import { ReferralDisclosure } from '../../models/ReferralDisclosure.ts'
import { ReferralMove } from '../../models/ReferralMove.ts'
import { ReferralWorker } from '../../models/ReferralWorker.ts'
import { type Day, dateOf, instantOn, yearOf } from '../days.ts'
import type { World } from '../world.ts'
import { courses, type Turn } from './courses.ts'
import type { ProviderOfStory } from './providers.ts'
import { addService } from './service.ts'

/** Somebody who may be referred, from which day on, and by whom. */
export interface Person {
  id: string
  language: string
  leadId: string
  since: Day
}

interface Told extends Person {
  referralId: string
  provider: ProviderOfStory
  worker: string
  beganOn: Day
  moves: Move[]
}

interface Move extends Turn {
  on: Day
}

const reasons = [
  'Sleeps little since the interview and startles at every noise. Wishes to speak with somebody.',
  'Alone in the city with two small children; asked for other parents to talk to.',
  'Spoke of what happened on the way for the first time and found it hard to stop shaking.',
  'Feels that each letter may be the last one. Would like help to get through the days.',
  'Cannot stay where they live now after the quarrel with the landlord.',
]
const urgencies: [Urgency, number][] = [
  ['routine', 7],
  ['urgent', 3],
]
const shared: DataKind[] = ['identity', 'contact', 'deadlines']

/** Refers about a third of the people whom the centre helps, each to one provider, with the consent that it needs. */
export function addReferralOf(world: World, person: Person): void {
  const { chance, today, providers } = world
  const beganOn = person.since + chance.between(5, 240)
  if (!chance.happens(0.4) || beganOn > today) return
  const provider = chance.weighted(providers, ({ share }) => share)
  const { turns } = chance.weighted(courses, ({ weight }) => weight)
  const moves = movesOf(world, turns, beganOn)
  const worker = chance.oneOf(world.staff.counsellors)
  addReferral(world, { ...person, provider, worker, beganOn, moves })
}

/** Tells one referral with everything that belongs to it. Returns its id. */
export function addReferral(world: World, told: Omit<Told, 'referralId'>): string {
  const referralId = newId()
  const whole = { ...told, referralId }
  const consentId = addConsent(world, whole)
  addRow(world, whole)
  addPassage(world, whole)
  serve(world, whole)
  if (told.moves.some(({ to }) => to === 'sent')) world.rows.add(ReferralAgreement, { referralId, consentId })
  return referralId
}

/** The moves that lie behind today. */
export function movesOf({ chance, today }: World, turns: readonly Turn[], beganOn: Day): Move[] {
  let on = beganOn
  return turns
    .map(turn => {
      on += chance.between(...turn.after)
      return { ...turn, on }
    })
    .filter(move => move.on <= today)
}

function addConsent({ rows }: World, { id, language, leadId, provider, beganOn }: Told): string {
  const consentId = newId()
  rows.add(Consent, {
    ...{ id: consentId, clientId: id, kind: 'given', purpose: 'referral' },
    ...{ recipientKind: 'provider', providerId: provider.id, recordedBy: leadId, explainedBy: leadId },
    ...{ occurredOn: dateOf(beganOn), validFrom: dateOf(beganOn), language, proof: 'signature' },
    noticeVersion: `${yearOf(beganOn)}-01`,
    createdAt: instantOn(beganOn, 60),
  })
  rows.add(ConsentScope, ...shared.map(dataKind => ({ consentId, dataKind })))
  return consentId
}

function addRow(world: World, { id, leadId, provider, moves, referralId, worker, beganOn }: Told): void {
  const { rows, chance } = world
  const last = moves.at(-1)
  const state: ReferralState = last?.to ?? 'draft'
  const [urgency] = chance.weighted(urgencies, ([, weight]) => weight)
  const dayOfMove = (to: ReferralState) => moves.findLast(move => move.to === to)?.on
  const sentOn = dayOfMove('sent')
  const waitsSince = state === 'waiting-list' ? dayOfMove('waiting-list') : undefined
  const owner = takenUp.includes(state) && provider.kind === 'internal' ? worker : leadId
  rows.add(Referral, {
    ...{ id: referralId, reference: rows.reference('RF'), clientId: id, providerId: provider.id },
    ...{ service: provider.service, layer: provider.layer, urgency, state, referredBy: leadId },
    reason: chance.oneOf(reasons),
    safeContact: 'By telephone, after six in the evening; never by letter.',
    ownerId: isEnd(state) ? null : owner,
    ...(sentOn === undefined ? {} : clocksFrom(instantOn(sentOn, 120), urgency)),
    waitingSince: waitsSince === undefined ? null : dateOf(waitsSince),
    settledOn: isEnd(state) && last ? dateOf(last.on) : null,
    createdAt: instantOn(beganOn, 100),
    updatedAt: instantOn(last?.on ?? beganOn, 160),
  })
  const pieces = ['identity', 'contact', 'key-dates'] as const
  rows.add(
    ReferralDisclosure,
    ...pieces.map(piece => ({ referralId, piece, createdAt: instantOn(beganOn, 100) })),
  )
}

function addPassage({ rows }: World, { moves, referralId, leadId, worker, provider }: Told): void {
  for (const [place, move] of moves.entries()) {
    const at = instantOn(move.on, 100 + place * 20)
    rows.add(ReferralMove, {
      ...{ id: newId(), referralId, fromState: moves[place - 1]?.to ?? null, toState: move.to },
      ...moverOf(move, { leadId, worker, internal: provider.kind === 'internal' }),
      ...{ movedAt: at, because: move.because ?? null, createdAt: at },
    })
  }
  const taken = moves.find(({ to }) => takenUp.includes(to))
  if (!taken || provider.kind !== 'internal') return
  const named = { referralId, userId: worker, namedBy: worker, startsOn: dateOf(taken.on) }
  rows.add(ReferralWorker, { ...named, createdAt: instantOn(taken.on, 150) })
}

/** What the own team does once it has met the person. */
function serve(world: World, { provider, moves, referralId, worker, language }: Told): void {
  const met = moves.find(({ to }) => to === 'first-contact')
  if (!met || provider.kind !== 'internal') return
  const last = moves.at(-1)
  const endedOn = last && isEnd(last.to) ? last.on : null
  addService(world, { referralId, worker, language, beganOn: met.on, endedOn })
}

/** What a provider without an account says reaches the referrer, who writes it down. */
function moverOf(
  { by }: Move,
  { leadId, worker, internal }: { leadId: string; worker: string; internal: boolean },
) {
  if (by === 'receiver' && internal) return { movedBy: worker, movedAs: 'receiver' as const }
  return { movedBy: leadId, movedAs: 'referrer' as const }
}
