import { piecesOf } from '../../commands/psychosocial/draftReferral.ts'
import { openMoves } from '../../commands/psychosocial/moveReferral.ts'
import type { Referral } from '../../models/Referral.ts'
import type { ReferralMove } from '../../models/ReferralMove.ts'
import type { ReferralWorker } from '../../models/ReferralWorker.ts'
import type { Ability } from '../../policies/ability.ts'
import { reads, visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { personOf } from '../people.ts'
import { endOrNull, momentOrNull } from '../stored.ts'
import { marked, markedOrNull } from '../text.ts'
import { outlineRow } from './list.ts'
import { sidesOf, workersOf } from './query.ts'

function outlineOf(row: Row) {
  const { service, layer, urgency, state, place } = row
  return {
    ...{ id: row.id, reference: row.reference, service, layer, urgency, state },
    provider: { id: row.provider_id, name: marked(String(row.provider_name)), kind: row.provider_kind },
    owner: row.owner_id === null ? null : { id: row.owner_id, name: marked(String(row.owner_name)) },
    sentAt: momentOrNull(row.sent_at),
    respondBy: row.respond_by,
    feedbackDueOn: row.feedback_due_on,
    waitingSince: row.waiting_since,
    place: place === null ? null : Number(place),
    expectedOn: row.expected_on,
    because: row.because,
    settledOn: row.settled_on,
    startedOn: row.started_on,
    lastContactOn: row.last_contact_on,
    clientId: row.client_id,
  }
}

/** A line of the list: the outline, and the client where the reader may know whom it is about. */
export const presentListed = (row: Row) => visible('Referral', row, outlineOf(row))

/** One referral as far as the reader for whom it was found may see it, and where they may move it. */
export async function presentReferral(ability: Ability, referral: Referral) {
  const { id, reason, safeContact, interpreter, referredBy } = referral
  const detail = {
    reason: markedOrNull(reason),
    safeContact: markedOrNull(safeContact),
    interpreter: markedOrNull(interpreter),
    disclosed: await piecesOf(id),
    referredBy: await personOf(referredBy),
    workers: reads<'Referral'>(referral, 'clinical') ? await presentWorkers(id) : [],
  }
  const seen = visible('Referral', referral, { ...outlineOf(await outlineRow(id)), ...detail })
  return { ...seen, allowed: await allowedOf(ability, referral) }
}

async function allowedOf(ability: Ability, referral: Referral) {
  return openMoves(referral, { sides: await sidesOf(ability, referral.id) })
}

async function presentWorkers(referralId: string) {
  const present = async ({ userId, startsOn, endsOn }: ReferralWorker) => ({
    ...(await personOf(userId)),
    startsOn,
    endsOn: endOrNull(endsOn),
  })
  return Promise.all((await workersOf(referralId)).map(present))
}

/**
 * A move of a referral that this reader may see. What the receiver said of the client stays on the receiver’s side; what a
 * provider wrote by a link, or the referrer wrote, was meant for both.
 */
export function presentMove(referral: Referral) {
  const clinical = reads<'Referral'>(referral, 'clinical')
  return async (move: ReferralMove) => ({
    from: move.fromState ?? null,
    to: move.toState,
    movedBy: move.movedBy ? await personOf(move.movedBy) : null,
    movedAs: move.movedAs,
    movedAt: move.movedAt.toISOString(),
    because: move.because ?? null,
    words: clinical || move.movedAs !== 'receiver' ? markedOrNull(move.words) : null,
    expectedOn: move.expectedOn ?? null,
  })
}
