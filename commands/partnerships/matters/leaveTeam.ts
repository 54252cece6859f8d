import { shiftDays } from '../../../jurisdictions/days.ts'
import type { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { Context } from '../../context.ts'
import { giveBackDeadlines } from './heldDeadlines.ts'

/**
 * Gives a membership its last day, and with it whatever stands in for it. The deadlines that the person held fall back to
 * the centre, unless another place keeps them on the team. Whoever calls records it.
 */
export async function leaveTeam(
  context: Context,
  matter: Matter,
  member: TeamMember,
  lastDay: string,
): Promise<void> {
  await member.update({ endsOn: lastDay })
  const covers = await TeamMember.findAll({ where: { coversId: member.id } })
  for (const cover of covers.filter(({ endsOn }) => endsOn > lastDay)) {
    await leaveTeam(context, matter, cover, lastDay)
  }
  if (!(await stays(member, lastDay))) await giveBackDeadlines(context, matter, member.userId, lastDay)
}

async function stays({ matterId, userId }: TeamMember, lastDay: string): Promise<boolean> {
  const next = shiftDays(lastDay, 1)
  const places = await TeamMember.findAll({ where: { matterId, userId } })
  return places.some(({ startsOn, endsOn }) => startsOn <= next && next <= endsOn)
}
