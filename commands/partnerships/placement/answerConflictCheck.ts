import { invalid, Problem } from '../../../errors.ts'
import type { Matter } from '../../../models/Matter.ts'
import type { Offer } from '../../../models/Offer.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseLate } from './offers/clock.ts'
import { endTurn } from './offers/endTurn.ts'
import { gatesEnding, type Turn, turnOf } from './offers/ladder.ts'
import { settleClear } from './offers/settleClear.ts'
import { settleTold } from './offers/settleTold.ts'

export interface ConflictAnswer {
  outcome: 'clear' | 'conflict' | 'conditional'
  checkedOn?: string | undefined
  /** What the firm asks for, in its own words, when it clears under a condition. */
  condition?: string | undefined
}

/**
 * A firm's answer to the conflict check: clear starts the work, a conflict gives the turn to the next firm, and a condition
 * waits for the centre's word. Throws 409 where no check waits for an answer, its time is over, or the firm may not have
 * the matter any more; a conflict is always heard.
 */
export async function answerConflictCheck(
  context: Context,
  matter: Matter,
  { outcome, checkedOn = context.today, condition }: ConflictAnswer,
  publicUrl: string,
): Promise<void> {
  const offer = matter.conflictCheck === 'none' ? await turnOf(matter) : null
  if (!offer) throw new Problem('illegal-state', 'No conflict check of this matter waits for an answer')
  refuseLate(offer, context.now)
  if (checkedOn > context.today) throw invalid('/checkedOn', 'in the future')
  if (checkedOn < matter.openedOn) throw invalid('/checkedOn', 'before the matter was opened')
  if (condition && outcome !== 'conditional') throw invalid('/condition', 'belongs to a conditional answer')
  if (!condition && outcome === 'conditional')
    throw invalid('/condition', 'is missing; the centre must know what it accepts')
  if (outcome !== 'conflict') await refuseShutOut(context, matter, offer)
  await offer.update({ answeredAt: offer.answeredAt ?? context.now, answeredBy: context.actor.id || null })
  const turn = { matter, offer, publicUrl }
  if (outcome === 'conflict') {
    return endTurn(context, turn, { state: 'conflict', verb: 'conflict-check.answered' })
  }
  if (outcome === 'clear') await settleClear(context, turn, checkedOn)
  else await setCondition(turn, checkedOn, condition ?? null)
  await record(context, 'conflict-check.answered', matter, { outcome, records: [offer.firmId] })
  if (outcome === 'clear') await settleTold(context, matter)
}

/** A firm that pauses takes nothing new, and goes on with what it has, where it was asked to check again. */
async function refuseShutOut({ today }: Context, matter: Matter, { kind, firmId }: Offer): Promise<void> {
  if (kind === 'offer' && (await gatesEnding(matter, firmId, today)).length > 0) {
    throw new Problem('illegal-state', 'This firm cannot take this matter')
  }
}

async function setCondition({ matter, offer }: Turn, checkedOn: string, note: string | null): Promise<void> {
  await offer.update({ state: 'conditional', note, answerTokenHash: null })
  await matter.update({ conflictCheck: 'conditional', conflictCheckedOn: checkedOn })
}
