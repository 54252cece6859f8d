import { invalid, Problem } from '../../../errors.ts'
import { dayBefore } from '../../../jurisdictions/days.ts'
import type { Matter } from '../../../models/Matter.ts'
import { TeamMember, type TeamRole } from '../../../models/TeamMember.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { refuseUnfit } from './fitForTeam.ts'
import { forgetOldHandovers } from './heldDeadlines.ts'
import { leadsOf } from './leads.ts'
import { leaveTeam } from './leaveTeam.ts'

export interface NewTeamMember {
  userId: string
  role: TeamRole
  startsOn?: string | undefined
  /** The membership of the present lead, whose place a new lead takes. */
  replaces?: string | undefined
}

/**
 * Puts a lawyer of the matter's firm on its team, through the gates. One person leads at a time: a second lead takes the
 * place of the first by naming their membership, and may have been on the team before in another role. Throws 409 for a
 * shut gate, for a second lead and for somebody who is on the team already; 422 for somebody who cannot have the role.
 */
export async function addTeamMember(
  context: Context,
  matter: Matter,
  { userId, role, startsOn = context.today, replaces }: NewTeamMember,
): Promise<TeamMember> {
  await refuseUnfit(context.today, matter, { userId, role })
  if (startsOn < matter.openedOn) throw invalid('/startsOn', 'before the matter was opened')
  const lead = await leadToFollow(matter, { role, startsOn, replaces })
  const earlier = await standing(matter, userId, startsOn)
  const rises = lead !== null && earlier.every(({ role: held }) => held !== 'lead')
  if (earlier.length > 0 && !rises) throw new Problem('conflict', 'This lawyer is on the team already')

  await forgetOldHandovers(context, matter, userId)
  const member = await TeamMember.create({
    matterId: matter.id,
    ...{ userId, role, startsOn },
    addedBy: context.actor.id,
  })
  for (const place of earlier) await place.update({ endsOn: dayBefore(startsOn) })
  if (lead) await leaveTeam(context, matter, lead, dayBefore(startsOn))
  if (role === 'lead') await settleTasks(context, { kind: 'matter-without-lead', matterId: matter.id })
  await record(context, 'team-member.added', matter, { records: [member.id, userId] })
  return member
}

type Wish = Pick<NewTeamMember, 'role' | 'replaces'> & { startsOn: string }

/** The lead whose place is taken; null where there is none. */
async function leadToFollow(matter: Matter, { role, startsOn, replaces }: Wish): Promise<TeamMember | null> {
  if (role !== 'lead') {
    if (replaces !== undefined) throw invalid('/replaces', 'only a lead takes the place of a lead')
    return null
  }
  const leads = (await leadsOf(matter)).filter(({ endsOn }) => endsOn >= startsOn)
  const followed = leads.find(({ id }) => id === replaces) ?? null
  if (replaces !== undefined && !followed) throw invalid('/replaces', 'not the membership of a present lead')
  if (leads.some(lead => lead !== followed)) {
    throw new Problem('conflict', 'Somebody leads this matter; name the membership that this one replaces')
  }
  if (followed && followed.startsOn > startsOn) throw invalid('/startsOn', 'before the present lead began')
  return followed
}

/** The places of a person that a new one would overlap. Standing in for somebody is no place of one's own. */
async function standing(matter: Matter, userId: string, startsOn: string): Promise<TeamMember[]> {
  const places = await TeamMember.findAll({ where: { matterId: matter.id, userId, coversId: null } })
  return places.filter(({ endsOn }) => endsOn >= startsOn)
}
