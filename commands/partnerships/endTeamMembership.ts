import { invalid, Problem } from '../../errors.ts'
import { dayBefore } from '../../jurisdictions/days.ts'
import type { Matter } from '../../models/Matter.ts'
import type { TeamMember } from '../../models/TeamMember.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface Ending {
  /** The matter that the membership was found through. */
  matter: Matter
  /** The last day on the team. Without it the membership ends at once, so that yesterday was the last. */
  endsOn?: string | undefined
}

/** Takes a lawyer off the team of a matter. */
export async function endTeamMembership(
  context: Context,
  member: TeamMember,
  { matter, endsOn }: Ending,
): Promise<void> {
  if (member.endsOn < context.today) throw new Problem('illegal-state', 'This membership has ended already')
  if (endsOn !== undefined && endsOn < member.startsOn) throw invalid('/endsOn', 'before the first day')
  await member.update({ endsOn: endsOn ?? dayBefore(context.today) })
  await record(context, 'team-membership.ended', matter, { records: [member.id, member.userId] })
}
