import { invalid, Problem } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { newId } from '../../models/columns.ts'
import { Provider } from '../../models/Provider.ts'
import type { Referral, ReferralState } from '../../models/Referral.ts'
import { type Mover, ReferralMove } from '../../models/ReferralMove.ts'
import type { Context } from '../context.ts'
import { hold } from '../hold.ts'
import { record } from '../record.ts'
import { consentToRefer } from './consentToRefer.ts'
import { layerOf, piecesOf } from './draftReferral.ts'
import { clocksFrom } from './referralClock.ts'
import { endReferralLinks, writeToProvider } from './referralLinks.ts'
import { isEnd, movesFrom, reasonsOf, type Side, takenUp } from './referralMoves.ts'
import { tellOfMove } from './tellOfMove.ts'
import { workerOf } from './workerOf.ts'
import { writeAgreements } from './writeAgreements.ts'

export interface Move {
  state: ReferralState
  /** A code that says why; needed where the state is one of reasonsFor. */
  because?: string | undefined
  /** What else there is to say. The receiver's words stay on the receiver's side. */
  words?: string | undefined
  /** On the waiting list: when a place is expected to come free. */
  expectedOn?: string | undefined
}

/**
 * On which sides the one who moves stands, and the address with which links in mails start. By a link, without an account,
 * stands the receiver.
 */
export type Standing = { sides: readonly Side[]; publicUrl?: string | undefined } | { link: true }

/**
 * Moves a referral on. Throws 409 for a move that the table does not allow to this side, naming the allowed ones; 409 where
 * it is to be sent without the client's consent, or the client to be met with nobody named; 422 for a reason that is missing
 * or is none of that state's.
 */
export async function moveReferral(
  context: Context,
  referral: Referral,
  standing: Standing,
  move: Move,
): Promise<void> {
  const provider = await Provider.findByPk(referral.providerId, { rejectOnEmpty: true })
  const { state: from } = referral
  refuseIllegal(from, sidesOf(standing, provider), move)
  await refuseUnready(context, referral, provider, move.state)
  await referral.update({ ...(await changesOf(context, referral, move)), state: move.state })
  if (move.state === 'sent') await writeAgreements(referral)
  await ReferralMove.create(moveRow(context, referral, { from, move, movedAs: moverOf(standing) }))
  await tellOfMove(context, referral)
  if (move.state === 'sent') await writeOut(context, referral, provider, standing)
  if (isEnd(move.state)) await endReferralLinks(context, referral.id)
  await record(context, 'referral.moved', referral, {
    outcome: [from, move.state, move.because].join(' ').trim(),
  })
}

/** A provider without an account is written to; one without an address gets the printed form from the referrer. */
async function writeOut(
  context: Context,
  referral: Referral,
  provider: Provider,
  standing: Standing,
): Promise<void> {
  if (provider.kind === 'internal' || 'link' in standing) return
  const { publicUrl } = standing
  await writeToProvider(context, referral, provider, { publicUrl, letter: 'sent' })
}

/** Where somebody who stands there may move a referral now. */
export async function openMoves(referral: Referral, standing: Standing): Promise<ReferralState[]> {
  const provider = await Provider.findByPk(referral.providerId, { rejectOnEmpty: true })
  return movesFrom(referral.state, sidesOf(standing, provider))
}

/** What a provider without an account says reaches the referrer, who writes it down for them. */
function sidesOf(standing: Standing, { kind }: Provider): readonly Side[] {
  if ('link' in standing) return ['receiver']
  const speaksForBoth = kind !== 'internal' && standing.sides.includes('referrer')
  return speaksForBoth ? ['referrer', 'receiver'] : standing.sides
}

const moverOf = (standing: Standing): Mover =>
  'link' in standing ? 'link' : standing.sides.includes('receiver') ? 'receiver' : 'referrer'

function refuseIllegal(
  from: ReferralState,
  sides: readonly Side[],
  { state, because, expectedOn }: Move,
): void {
  const allowed = movesFrom(from, sides)
  if (!allowed.includes(state)) {
    throw new Problem('illegal-move', `A referral does not go from ${from} to ${state} by you`, { allowed })
  }
  const reasons = reasonsOf(state)
  if (reasons.length > 0 && because === undefined) throw invalid('/because', 'is missing')
  if (because !== undefined && !reasons.includes(because))
    throw invalid('/because', 'no reason for this state')
  if (expectedOn !== undefined && state !== 'waiting-list')
    throw invalid('/expectedOn', 'only a waiting list has an expected day')
}

async function refuseUnready(
  { today }: Context,
  referral: Referral,
  { id: providerId, kind }: Provider,
  to: ReferralState,
): Promise<void> {
  if (to === 'sent') {
    await hold(Client, referral.clientId)
    await layerOf(referral)
    const pieces = await piecesOf(referral.id)
    if (!(await consentToRefer(referral.clientId, providerId, pieces, today)))
      throw new Problem('illegal-state', 'The client has not agreed that this goes to this provider')
  }
  const meets = to === 'first-contact' || to === 'in-service'
  if (meets && kind === 'internal' && !(await workerOf(referral.id, today)))
    throw new Problem('illegal-state', 'Name who works on it first')
}

async function changesOf(context: Context, referral: Referral, { state, expectedOn }: Move) {
  const { now, today } = context
  if (expectedOn !== undefined && expectedOn < today) throw invalid('/expectedOn', 'in the past')
  const settled = isEnd(state)
  return {
    ...(state === 'sent' ? clocksFrom(now, referral.urgency) : {}),
    waitingSince: state === 'waiting-list' ? (referral.waitingSince ?? today) : null,
    expectedOn: state === 'waiting-list' ? (expectedOn ?? null) : null,
    settledOn: settled ? today : null,
    ownerId: settled ? null : await ownerAt(context, referral, state),
  }
}

/** Whoever works on what was taken up owns it; until then, and with others, it stays with its owner. */
async function ownerAt({ today }: Context, referral: Referral, state: ReferralState) {
  const worker = takenUp.includes(state) ? await workerOf(referral.id, today) : null
  return worker?.userId ?? referral.ownerId ?? referral.referredBy
}

const moveRow = (
  { actor, now }: Context,
  { id: referralId }: Referral,
  { from, move, movedAs }: { from: ReferralState; move: Move; movedAs: Mover },
) => ({
  id: newId(),
  referralId,
  fromState: from,
  toState: move.state,
  movedBy: actor.id || null,
  movedAs,
  movedAt: now,
  because: move.because ?? null,
  words: move.words ?? null,
  expectedOn: move.expectedOn ?? null,
})
