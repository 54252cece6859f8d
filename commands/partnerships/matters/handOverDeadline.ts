import { invalid, Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { Handover } from '../../../models/Handover.ts'
import { Matter } from '../../../models/Matter.ts'
import { couldDo } from '../../../policies/couldDo.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { isOnTeam } from './heldDeadlines.ts'

export interface NewHandover {
  deadlineId: string
  toUserId: string
  note?: string | undefined
}

/**
 * Asks a member of the team to prepare what a running deadline of the matter's case demands. Until they accept, the giver
 * holds it. Throws 422 for a deadline of another case and for somebody who is not on the team today; 409 for a deadline
 * that runs no more, and for one that somebody else was asked for or holds.
 */
export async function handOverDeadline(
  context: Context,
  matter: Matter,
  { deadlineId, toUserId, note }: NewHandover,
): Promise<Handover> {
  if (matter.status !== 'active') throw new Problem('illegal-state', 'This matter is not active')
  // The lock makes two matters of one case wait for each other.
  const caseId = matter.caseId ?? ''
  const deadline = await Deadline.findOne({ where: { id: deadlineId, caseId }, lock: true })
  if (!deadline) throw invalid('/deadlineId', 'not a deadline of the case of this matter')
  if (deadline.state !== 'running') throw new Problem('illegal-state', `This deadline is ${deadline.state}`)
  if (!(await isOnTeam(matter, toUserId, context.today))) {
    throw invalid('/toUserId', 'not on the team of this matter today')
  }
  await refuseSecond(context.today, deadline)
  const handover = await Handover.create({
    id: newId(),
    matterId: matter.id,
    deadlineId,
    fromId: context.actor.id,
    toId: toUserId,
    offeredAt: context.now,
    state: 'offered',
    note: note ?? null,
  })
  await record(context, 'deadline.handover-offered', matter, { records: [handover.id, deadlineId, toUserId] })
  return handover
}

async function refuseSecond(today: string, { id: deadlineId }: Deadline): Promise<void> {
  const earlier = await Handover.findAll({ where: { deadlineId, state: ['offered', 'accepted'] } })
  for (const handover of earlier) {
    if (handover.state === 'offered' || (await isHeld(handover, today))) {
      throw new Problem('conflict', 'This deadline was handed to somebody; take that back first')
    }
  }
}

/** Whether the receiver holds what they accepted: they do while they could still accept it, and no longer. */
export async function isHeld({ state, toId, matterId }: Held, today: string): Promise<boolean> {
  return state === 'accepted' && couldDo(toId, 'accept-handover', Matter, { id: matterId, today })
}

type Held = Pick<Handover, 'state' | 'toId' | 'matterId'>
