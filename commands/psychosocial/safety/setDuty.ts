import { invalid, Problem } from '../../../errors.ts'
import { type DutyPost, DutyShift } from '../../../models/DutyShift.ts'
import { forUpdate, select } from '../../../models/statements.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseOutsiders } from '../service/team.ts'
import { dutyRoles } from './onDuty.ts'

export interface NewShift {
  userId: string
  post: DutyPost
  startsAt: Date
  endsAt: Date
}

/**
 * Puts somebody on duty for a stretch of time. Throws 422 for somebody who is not of the centre or a stretch that is over or
 * runs backwards, 409 where somebody holds that post in part of it.
 */
export async function setDuty(context: Context, shift: NewShift): Promise<DutyShift> {
  const { startsAt, endsAt, userId } = shift
  if (endsAt <= startsAt) throw invalid('/endsAt', 'is not after the start')
  if (endsAt <= context.now) throw invalid('/endsAt', 'has passed')
  await refuseOutsiders([userId], () => '/userId', dutyRoles)
  if (await isHeld(shift)) throw new Problem('conflict', 'Somebody holds this post in part of that time')
  const set = await DutyShift.create({ ...shift, setBy: context.actor.id })
  await record(context, 'duty.set', set, { records: [userId] })
  return set
}

/** Locked, so that of two who fill one post at once the second is refused. */
async function isHeld({ post, startsAt, endsAt }: NewShift): Promise<boolean> {
  const held = await select(
    `SELECT id FROM duty_shifts WHERE post = ? AND ends_at > ? AND starts_at < ?${forUpdate()}`,
    [post, startsAt, endsAt],
  )
  return held.length > 0
}
