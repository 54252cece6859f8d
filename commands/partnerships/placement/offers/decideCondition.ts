import { Problem } from '../../../../errors.ts'
import type { Matter } from '../../../../models/Matter.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { settleTasks } from '../../../tasks/settleTask.ts'
import { endTurn } from './endTurn.ts'
import { gatesEnding, turnOf } from './ladder.ts'
import { settleClear } from './settleClear.ts'
import { settleTold } from './settleTold.ts'

/**
 * The centre's word on the condition under which a firm cleared a matter: accepted, the matter is the firm's; refused, the
 * next firm is asked. Throws 409 where no condition waits, or the firm may not have the matter any more.
 */
export async function decideCondition(
  context: Context,
  matter: Matter,
  { accept }: { accept: boolean },
  publicUrl: string,
): Promise<void> {
  const offer = await turnOf(matter)
  if (offer?.state !== 'conditional') throw new Problem('illegal-state', 'No condition waits for an answer')
  const turn = { matter, offer, publicUrl }
  if (!accept) {
    await settleTasks(context, { kind: 'conflict-condition', matterId: matter.id })
    const refusal = { state: 'withdrawn', reason: 'condition-refused', verb: 'condition.refused' } as const
    return endTurn(context, turn, refusal)
  }
  if ((await gatesEnding(matter, offer.firmId, context.today)).length > 0) {
    throw new Problem('illegal-state', 'This firm cannot take this matter')
  }
  await settleClear(context, turn, matter.conflictCheckedOn ?? context.today)
  await record(context, 'condition.accepted', matter, { records: [offer.firmId, offer.id] })
  await settleTold(context, matter)
}
