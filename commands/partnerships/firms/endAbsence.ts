import type { Absence } from '../../../models/Absence.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { coverTask } from '../matters/askForCover.ts'
import { endAfter, lastDay } from './lastDay.ts'

/** A lawyer is back earlier than was said, or never goes. Throws 409 when the absence is over. */
export async function endAbsence(
  context: Context,
  absence: Absence,
  asked: { endsOn?: string | undefined },
): Promise<void> {
  const last = lastDay(context, absence, asked)
  await endAfter(absence, last)
  if (last < context.today) await needNoCover(context, absence)
  await record(context, 'absence.ended', absence, { records: [absence.userId] })
}

async function needNoCover(context: Context, { id, userId }: Absence): Promise<void> {
  const places = await TeamMember.findAll({ where: { userId, role: 'lead' } })
  for (const { matterId } of places) await settleTasks(context, coverTask(id, matterId), { state: 'dropped' })
}
