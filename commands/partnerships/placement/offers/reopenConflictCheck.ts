import { newId } from '../../../../models/columns.ts'
import { Firm } from '../../../../models/Firm.ts'
import type { Matter } from '../../../../models/Matter.ts'
import { Offer } from '../../../../models/Offer.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { livePartnershipOf } from '../gates.ts'
import { hoursAfter, NEVER } from './clock.ts'
import { turnOf } from './ladder.ts'
import { tellLead } from './tellBoth.ts'
import { writeToFirm } from './writeToFirm.ts'

/** What was added that a conflict check did not cover. */
export type Because = 'party-added' | 'alias-added' | 'opposing-body-added'

/** For a firm whose agreement has ended: it cannot answer, and nothing of the matter is open to it. */
const USUAL_HOURS = 48

/**
 * Asks the firm of a matter to check for conflicts again, because something was added. A lawyer's access rests until the
 * firm has answered; the team stays as it is. Silence ends nothing here, since nobody else can go on with the work: when
 * the clock runs out, the manager and the lead caseworker are told. Does nothing for a matter that is with no firm.
 */
export async function reopenConflictCheck(context: Context, matter: Matter, because: Because): Promise<void> {
  const { firmId, status } = matter
  if (firmId === null || status === 'closed') return
  const waiting = await turnOf(matter)
  if (!waiting && status === 'draft') return
  const answerBy = hoursAfter(context.now, await clearHoursOf(firmId, context.today))
  const offer = waiting ? await again(waiting, answerBy) : await begin(context, matter, { firmId, answerBy })
  await matter.update({ conflictCheck: 'none', conflictCheckedOn: null })
  await record(context, 'conflict-check.reopened', matter, { outcome: because, records: [firmId, offer.id] })
  await writeToFirm(context, { matter, offer }, 'conflict-recheck')
  if (status === 'active') await tellLead(context, matter, { ...task, about: offer.id, firmId })
}

const task = {
  kind: 'conflict-recheck',
  note: 'Something was added to the case. The firm has no access until it has checked for conflicts again.',
}

async function clearHoursOf(firmId: string, today: string): Promise<number> {
  const firm = await Firm.findByPk(firmId, { rejectOnEmpty: true })
  return (await livePartnershipOf(firm, today))?.clearHours ?? USUAL_HOURS
}

/** A firm that was not asked yet, or that checks at this moment, goes on with a clock that begins anew. */
async function again(offer: Offer, answerBy: string): Promise<Offer> {
  const { kind, state } = offer
  if (state === 'offered') return offer
  const closesAt = kind === 'recheck' ? NEVER : answerBy
  return offer.update({ state: 'accepted', answerBy, closesAt, nudgedAt: null, note: null })
}

const begin = (
  { now }: Context,
  { id: matterId }: Matter,
  { firmId, answerBy }: { firmId: string; answerBy: string },
) =>
  Offer.create({
    ...{ id: newId(), matterId, firmId, rank: 1, kind: 'recheck', state: 'accepted' },
    ...{ offeredAt: now, answerBy, closesAt: NEVER },
  })
