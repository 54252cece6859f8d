import { Problem } from '../../../errors.ts'
import { Deadline } from '../../../models/Deadline.ts'
import type { Handover } from '../../../models/Handover.ts'
import type { Matter } from '../../../models/Matter.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

/**
 * The receiver accepts a handover, and holds the deadline from now on, or declines it. Throws 403 for anybody else, 409
 * when it does not wait for an answer and when there is nothing left to accept.
 */
export async function answerHandover(
  context: Context,
  handover: Handover,
  { matter, accept }: { matter: Matter; accept: boolean },
): Promise<void> {
  if (handover.toId !== context.actor.id) {
    throw new Problem('forbidden', 'Only the person who was asked can answer')
  }
  if (handover.state !== 'offered') throw new Problem('illegal-state', `This handover is ${handover.state}`)
  const { deadlineId } = handover
  if (accept && (await Deadline.count({ where: { id: deadlineId, state: 'running' } })) === 0) {
    throw new Problem('illegal-state', 'This deadline runs no more')
  }
  const state = accept ? 'accepted' : 'declined'
  await handover.update({ state, answeredAt: context.now })
  const records = [handover.id, deadlineId, handover.fromId]
  await record(context, 'deadline.handover-answered', matter, { outcome: state, records })
}
