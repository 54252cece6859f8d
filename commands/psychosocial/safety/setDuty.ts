import { invalid, Problem } from '../../../errors.ts'
import { type DutyPost, DutyShift } from '../../../models/DutyShift.ts'
import { select } from '../../../models/statements.ts'
import { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { hold } from '../../hold.ts'
import { oneAtATime } from '../../oneAtATime.ts'
import { record } from '../../record.ts'
import { refuseOutsiders } from '../service/team.ts'
import { dutyRoles } from './onDuty.ts'

export interface NewShift {
  userId: string
  post: DutyPost
  startsAt: Date
  endsAt: Date
}

const DAY = 24 * 60 * 60_000
/** Nobody stands ready for longer at a stretch, and nobody knows who will a year from now. In days. */
const [LONGEST, AHEAD, BACK] = [31, 365, 1]

/**
 * Puts somebody on duty for a stretch of time. Throws 422 for somebody who is not of the centre or a stretch that is over,
 * runs backwards, is longer than a month, or begins or ends too far away, 409 where somebody holds that post in part of it.
 */
export async function setDuty(context: Context, shift: NewShift): Promise<DutyShift> {
  const { userId } = shift
  refuseImpossibleStretch(context, shift)
  await hold(User, userId)
  await refuseOutsiders([userId], () => '/userId', dutyRoles)
  // Of two who fill one post at once the second is refused.
  await oneAtATime()
  if (await isHeld(shift)) throw new Problem('conflict', 'Somebody holds this post in part of that time')
  const set = await DutyShift.create({ ...shift, setBy: context.actor.id })
  await record(context, 'duty.set', set, { records: [userId] })
  return set
}

function refuseImpossibleStretch({ now }: Context, { startsAt, endsAt }: NewShift): void {
  if (endsAt <= startsAt) throw invalid('/endsAt', 'is not after the start')
  if (endsAt <= now) throw invalid('/endsAt', 'has passed')
  if (daysFrom(startsAt, endsAt) > LONGEST)
    throw invalid('/endsAt', `more than ${LONGEST} days after the start`)
  if (daysFrom(now, endsAt) > AHEAD) throw invalid('/endsAt', `more than ${AHEAD} days ahead`)
  if (daysFrom(startsAt, now) > BACK) throw invalid('/startsAt', 'more than a day ago')
}

const daysFrom = (from: Date, to: Date) => (to.getTime() - from.getTime()) / DAY

async function isHeld({ post, startsAt, endsAt }: NewShift): Promise<boolean> {
  const held = await select('SELECT id FROM duty_shifts WHERE post = ? AND ends_at > ? AND starts_at < ?', [
    post,
    startsAt,
    endsAt,
  ])
  return held.length > 0
}
