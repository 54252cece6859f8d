import { Problem } from '../../../errors.ts'
import type { DutyShift } from '../../../models/DutyShift.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

/** Takes a shift out of the roster; one that has begun ends now and is kept. Throws 409 for one that is over. */
export async function endDuty(context: Context, shift: DutyShift): Promise<void> {
  const { now } = context
  if (shift.endsAt <= now) throw new Problem('illegal-state', 'This shift is over')
  if (shift.startsAt >= now) await shift.destroy()
  else await shift.update({ endsAt: now })
  await record(context, 'duty.ended', { type: 'DutyShift', id: shift.id }, { records: [shift.userId] })
}
