import { invalid, Problem } from '../../../errors.ts'
import { shiftDays } from '../../../jurisdictions/days.ts'
import type { Matter } from '../../../models/Matter.ts'
import type { TeamMember } from '../../../models/TeamMember.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { lastDay } from '../firms/lastDay.ts'
import { addTeamMember } from './addTeamMember.ts'
import { firstGap, leadsOf } from './leads.ts'
import { leaveTeam } from './leaveTeam.ts'

export interface Ending {
  /** The matter that the membership was found through. */
  matter: Matter
  /** The last day on the team. Without it the membership ends at once, so that yesterday was the last. */
  endsOn?: string | undefined
  /** Who leads the matter from the day after, when the lead goes. */
  successorId?: string | undefined
}

/**
 * Takes a lawyer off the team of a matter. An active matter is never without a lead: when the only one goes, somebody
 * else becomes lead the moment after. Throws 409 without a successor, when a gate is shut for them, and when the
 * membership has ended; 422 for a day outside it, and for a successor of somebody who leaves no gap.
 */
export async function endTeamMembership(
  context: Context,
  member: TeamMember,
  { matter, endsOn, successorId }: Ending,
): Promise<void> {
  const last = lastDay(context, member, { endsOn })
  const gap = await dayWithoutLead(context, matter, member, last)
  if (gap === null && successorId !== undefined) {
    throw invalid('/successorId', 'nobody is needed: this person is not the only lead')
  }
  if (gap !== null && successorId === undefined) {
    throw new Problem('illegal-state', 'A matter is never without a lead: name a successor')
  }
  if (gap !== null && successorId !== undefined) {
    const next = { userId: successorId, role: 'lead', startsOn: gap, replaces: member.id } as const
    await addTeamMember(context, matter, next)
    await member.update({ endsOn: last })
  } else await leaveTeam(context, matter, member, last)
  await record(context, 'team-membership.ended', matter, { records: [member.id, member.userId] })
}

/** The first day on which nobody would lead an active matter, once this membership has ended. */
async function dayWithoutLead(
  { today }: Context,
  matter: Matter,
  member: TeamMember,
  last: string,
): Promise<string | null> {
  if (matter.status !== 'active' || member.role !== 'lead' || member.coversId) return null
  const others = (await leadsOf(matter)).filter(({ id }) => id !== member.id)
  const next = shiftDays(last, 1)
  const gap = firstGap([...others, { startsOn: member.startsOn, endsOn: last }], next > today ? next : today)
  return gap !== null && gap <= member.endsOn ? gap : null
}
