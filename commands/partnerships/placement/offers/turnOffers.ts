import { Matter } from '../../../../models/Matter.ts'
import { Offer } from '../../../../models/Offer.ts'
import { Placement } from '../../../../models/Placement.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { isOver, wantsNudge } from './clock.ts'
import { endTurn } from './endTurn.ts'
import { gatesEnding, type Turn, turnStates } from './ladder.ts'
import { raiseAlarm } from './raiseAlarm.ts'
import { endLadder } from './stopPlacement.ts'
import { tellBoth } from './tellBoth.ts'
import { writeToFirm, writeWithLink } from './writeToFirm.ts'

/** The matters with an offer that waits: whatever time does to a ladder, it does to one of these. */
export async function mattersInTurn(): Promise<string[]> {
  const waiting = await Offer.findAll({ attributes: ['matterId'], where: { state: [...turnStates] } })
  return [...new Set(waiting.map(({ matterId }) => matterId))]
}

/**
 * Does to the ladder of one matter what its clock and the day ask for: reminds a firm at half its time; ends the turn of one
 * that was silent, or that may not have the matter any more, and asks the next; says once that a ladder may end too late.
 * Asked twice for the same moment, it does nothing the second time. Runs in a transaction of its own.
 */
export async function turnOffers(context: Context, matterId: string, publicUrl: string): Promise<void> {
  const matter = await Matter.findByPk(matterId, { lock: true, rejectOnEmpty: true })
  const where = { matterId, state: [...turnStates] }
  for (const offer of await Offer.findAll({ where, lock: true })) {
    await turnOne(context, { matter, offer, publicUrl })
  }
  const placement = await Placement.findOne({ where: { matterId, state: 'open' } })
  if (placement) await raiseAlarm(context, matter, placement)
}

async function turnOne(context: Context, turn: Turn): Promise<void> {
  const { matter, offer } = turn
  if (matter.status === 'closed' || matter.firmId !== offer.firmId) return endLadder(context, matter)
  if (offer.kind === 'recheck') return remindOfRecheck(context, turn)
  const [gate] = await gatesEnding(matter, offer.firmId, context.today)
  if (gate) {
    return endTurn(context, turn, { state: 'withdrawn', reason: gate, verb: 'offer.withdrawn' })
  }
  if (offer.state === 'conditional') return tellBoth(context, matter, conditionOf(offer))
  if (isOver(offer, context.now)) return endTurn(context, turn, { state: 'silent', verb: 'offer.silent' })
  if (wantsNudge(offer, context.now)) await nudge(context, turn)
}

const conditionOf = ({ id, firmId }: Offer) => ({
  ...{ kind: 'conflict-condition', about: id, firmId },
  note: 'The firm cleared the matter under a condition. Accept it, or refuse it and the next firm is asked.',
})

async function nudge(context: Context, turn: Turn): Promise<void> {
  const { matter, offer } = turn
  await offer.update({ nudgedAt: context.now })
  await record(context, 'offer.nudged', matter, { records: [offer.firmId, offer.id] })
  if (offer.state === 'offered') return writeWithLink(context, turn, 'offer-nudge')
  await writeToFirm(context, { matter, offer }, 'conflict-nudge')
}

async function remindOfRecheck(context: Context, turn: Turn): Promise<void> {
  const { matter, offer } = turn
  if (offer.state === 'conditional') return tellBoth(context, matter, conditionOf(offer))
  if (wantsNudge(offer, context.now)) await nudge(context, turn)
  if (context.now.toISOString() < (offer.answerBy ?? '')) return
  await tellBoth(context, matter, {
    ...{ kind: 'recheck-overdue', about: offer.id, firmId: offer.firmId },
    note: 'The firm has not checked for conflicts again in time. It has no access until it has.',
  })
}
