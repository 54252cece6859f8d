import type { GlassRecord } from '../models/BreakGlass.ts'
import { agreeingKinds, type ConsentPurpose } from '../models/Consent.ts'
import type { DataKind } from '../models/ConsentScope.ts'
import { informingKinds } from '../models/GroupSession.ts'
import { offeredStates } from '../models/MedicoLegalReport.ts'
import type { OfferState } from '../models/Offer.ts'
import type { ReferralState } from '../models/Referral.ts'
import type { Piece } from '../models/ReferralDisclosure.ts'
import { type ShareKind, shareKinds } from '../models/Share.ts'
import { taskOwners } from '../models/Task.ts'
import { programmeKinds } from '../models/TimeEntry.ts'
import type { WallState } from '../models/Wall.ts'
import type { Actor } from './actor.ts'

/**
 * What a rule may say about a row: a column equals a value, is one of some, or lies on one side of a date; some row of an
 * association fulfils a condition, or none of its many rows does. SQL and memory judge these alike. Anything else throws
 * when the process starts.
 */
export type Scalar = string | number | boolean
export type Test =
  | Scalar
  | { $in: readonly Scalar[] }
  | { $lte: string }
  | { $gte: string }
  | { $elemMatch: Condition }
  | { $none: Condition }
export interface Condition {
  [columnOrAssociation: string]: Test
}

export const wallsInEffect: readonly WallState[] = ['raised', 'confirmed', 'lift-asked']

const some = (condition: Condition): Test => ({ $elemMatch: condition })
const none = (condition: Condition): Test => ({ $none: condition })

/** A dated row that holds on a day. */
const holdsOn = (today: string): Condition => ({ startsOn: { $lte: today }, endsOn: { $gte: today } })

/** C: the cases assigned to me, as lead, second or cover, today. */
export function assignedTo(actor: Actor, today: string): Condition {
  return { assignments: some({ userId: actor.id, ...holdsOn(today) }) }
}

/** F: my own firm. */
export function ofMyFirm(actor: Actor): Condition {
  return { firmId: actor.firmId }
}

/** What runs goes on while a firm pauses. One that lapsed or left is no partner, whatever day its agreement names. */
const livePartnership = (today: string): Test =>
  some({
    status: { $in: ['partner', 'paused'] },
    partnerships: some({ state: 'signed', ...holdsOn(today) }),
  })

/** The states in which an offer waits for the firm: first for a yes, then for the conflict check. */
export const offersThatWait: readonly OfferState[] = ['offered', 'accepted']

/** The states in which a firm knows of an offer. One that is queued or was passed over is not its business. */
const offersMade: readonly OfferState[] = [
  ...offersThatWait,
  'clear',
  'conditional',
  'conflict',
  'declined',
  'silent',
  'withdrawn',
]

/** O: offered to my firm, not yet answered, before its clock runs out, while the firm's partnership lives. */
export function offeredTo(actor: Actor, today: string, minute: string): Condition {
  return {
    firmId: actor.firmId,
    status: { $in: ['draft', 'active'] },
    conflictCheck: 'none',
    firm: livePartnership(today),
    offers: some({
      firmId: actor.firmId,
      state: { $in: offersThatWait },
      closesAt: { $gte: minute },
    }),
  }
}

/**
 * The offers that were made to my firm, whatever came of them. One that was withdrawn before its turn came has no clock,
 * and a firm never learns that it stood on that ladder.
 */
export function madeTo(actor: Actor): Condition {
  return { firmId: actor.firmId, state: { $in: offersMade }, closesAt: { $gte: '' } }
}

/**
 * T: on the matter's team under a live access lease (every condition is judged by the query that authorises). With a kind
 * of data, only where the client's consent names that kind.
 */
export function underLease(actor: Actor, today: string, shared?: DataKind): Condition {
  const agreed = {
    firmId: actor.firmId,
    purpose: 'casework',
    ...liveConsent(today),
    ...(shared ? { scopes: some({ dataKind: shared }) } : {}),
  }
  return {
    ...onTeam(actor, today),
    legalCase: some({ client: some({ consents: some(agreed) }) }),
  }
}

/** An event of the ledger by which the client agrees today: dated so, and ended by no later event. */
export function liveConsent(today: string): Condition {
  return {
    kind: { $in: agreeingKinds },
    validFrom: { $lte: today },
    expiresOn: { $gte: today },
    endings: none({}),
  }
}

/** The same for work that the centre asks for itself: there is no client whose consent could be needed. */
export function underLeaseForCentre(actor: Actor, today: string): Condition {
  return { ...onTeam(actor, today), kind: 'centre-work' }
}

function onTeam(actor: Actor, today: string): Condition {
  return {
    firmId: actor.firmId,
    status: 'active',
    conflictCheck: 'clear',
    team: some({
      userId: actor.id,
      ...holdsOn(today),
      user: some({
        status: 'active',
        undertakings: some({ signedOn: { $lte: today }, endsOn: { $gte: today } }),
      }),
    }),
    firm: livePartnership(today),
  }
}

/** Work for the programme, which belongs to no matter. */
export const forProgramme: Condition = { kind: { $in: programmeKinds } }

/** The states in which a referral lies with the centre's own team before somebody is named for it. */
const statesOfInbox: readonly ReferralState[] = ['sent', 'acknowledged', 'accepted', 'waiting-list']

/**
 * What was referred to the centre's own team and waits there, with nobody named for it today: its outline, so that somebody
 * takes it up. From then on it is theirs.
 */
export function inTheInbox(today: string): Condition {
  return {
    state: { $in: statesOfInbox },
    provider: some({ kind: 'internal' }),
    workers: none(holdsOn(today)),
  }
}

/** The states in which the receiver may read what was disclosed. Where nothing came of it, there is nothing to read. */
const statesReceived: readonly ReferralState[] = [
  ...statesOfInbox,
  'first-contact',
  'in-service',
  'completed',
  'lost-contact',
]

/** I am named for the referral today, whatever came of it. */
export function namedFor(actor: Actor, today: string): Condition {
  return { workers: some({ userId: actor.id, ...holdsOn(today) }) }
}

/**
 * R: referred to me: I am named for the referral today, it came to something, and the client agrees today that it goes to the
 * team of the centre that it went to; with a kind of data, only where that consent names the kind.
 */
export function referredTo(actor: Actor, today: string, shared?: DataKind): Condition {
  const agreed = { ...liveConsent(today), ...(shared ? { scopes: some({ dataKind: shared }) } : {}) }
  return {
    state: { $in: statesReceived },
    provider: some({ kind: 'internal' }),
    ...namedFor(actor, today),
    agreements: some({ consent: some(agreed) }),
  }
}

/** The purposes of a consent that cover the serving of a report in the client's case. */
export const servingPurposes: readonly ConsentPurpose[] = ['casework', 'other-sharing']

/**
 * A medico-legal report that has crossed to the legal side: it was offered, and the client agrees today that it goes to the
 * centre to be served.
 */
export function crossed(today: string): Condition {
  const agreed = {
    recipientKind: 'centre',
    purpose: { $in: servingPurposes },
    ...liveConsent(today),
    scopes: some({ dataKind: 'medico-legal-report' }),
  }
  return { state: { $in: offeredStates }, client: some({ consents: some(agreed) }) }
}

/** Group sessions of which it may be known who came: what informs clients, and never what cares for them. */
export const informing: Condition = { kind: { $in: informingKinds } }

/** Group sessions of the team. */
export const ofTheTeam: Condition = { kind: 'psychosocial-group' }

/** Tasks of the whole team about referrals that nobody is named for. */
export const owedByTheTeam: Condition = {
  owedBy: 'psychosocial',
  kind: { $in: ['referral-waits', 'referral-feedback', 'referral-review'] },
}

/**
 * Tasks that a director may know of: of the psychosocial team those about the course of a referral, and none that tells
 * that a measure was taken or that a goal stands.
 */
export const tasksSupervised: readonly Condition[] = [
  { owedBy: { $in: taskOwners.filter(owner => owner !== 'psychosocial') } },
  {
    owedBy: 'psychosocial',
    kind: {
      $in: [
        'referral-waits',
        'referral-chase',
        'referral-feedback',
        'referral-came-back',
        'referral-consent-over',
      ],
    },
  },
]

/** I was called to the alert, and it is not over. */
export function calledTo(actor: Actor): Condition {
  return { state: { $in: ['open', 'taken'] }, calls: some({ userId: actor.id }) }
}

/** The kind of data that a client must have agreed to share before a piece of the file leaves. */
export const kindOfPiece: Record<Piece, DataKind> = {
  identity: 'identity',
  contact: 'contact',
  vulnerability: 'vulnerability',
  household: 'identity',
  'key-dates': 'deadlines',
  documents: 'documents',
}

/** The same where a piece of the file was chosen to be disclosed, and the client agrees to that kind of data. */
export function disclosedTo(actor: Actor, today: string, piece: Piece): Condition {
  return { ...referredTo(actor, today, kindOfPiece[piece]), disclosures: some({ piece }) }
}

/** The kind of data that a client must have agreed to share with the legal side before something crosses to it. */
export const kindOfShare: Record<ShareKind, DataKind> = {
  'attendance-confirmation': 'clinical-summary',
  letter: 'clinical-summary',
  summary: 'clinical-summary',
  'hearing-needs': 'vulnerability',
}

/** What a client agreed that the centre may use for its casework: by this it crosses from the psychosocial side. */
export const forCasework: Condition = { purpose: 'casework', recipientKind: 'centre' }

/** What was shared across the wall about some clients, while they agree today that this kind of data crosses it. */
export function sharedOf(clients: Condition, today: string): Condition[] {
  return [...new Set(Object.values(kindOfShare))].map(dataKind => ({
    state: 'shared',
    kind: { $in: shareKinds.filter(kind => kindOfShare[kind] === dataKind) },
    client: some({
      ...clients,
      consents: some({ ...forCasework, ...liveConsent(today), scopes: some({ dataKind }) }),
    }),
  }))
}

/** I broke the glass on this very record, and its minutes are not over. */
export function brokenOpen(actor: Actor, minute: string, record: GlassRecord): Condition {
  return { glasses: some({ record, actorId: actor.id, state: 'opened', lastMinute: { $gte: minute } }) }
}

/** The referrals that came to something, where a glass may be broken: in a draft there is nothing yet. */
export const maybeBroken: Condition = { state: { $in: statesReceived } }

/** The same of the centre's own team, for a colleague who is not named. */
export const maybeBrokenByTeam: Condition = { ...maybeBroken, provider: some({ kind: 'internal' }) }

/** The walls that keep this actor out: those that name the person, and those that name the firm. */
export function wallsAgainst(actor: Actor): Condition[] {
  const inEffect = { state: { $in: wallsInEffect } }
  return [
    { userId: actor.id, ...inEffect },
    { firmId: actor.firmId, ...inEffect },
  ]
}

/** A condition on what lies at the end of a way of associations. */
export function along(way: readonly string[], condition: Condition): Condition {
  return way.reduceRight<Condition>((inner, association) => ({ [association]: some(inner) }), condition)
}
