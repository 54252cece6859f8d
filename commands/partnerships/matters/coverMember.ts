import { invalid, Problem } from '../../../errors.ts'
import { Absence } from '../../../models/Absence.ts'
import type { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { hold } from '../../hold.ts'
import { record } from '../../record.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { coverTask, isCovered } from './askForCover.ts'
import { refuseUnfit } from './fitForTeam.ts'
import { forgetOldHandovers } from './heldDeadlines.ts'

export interface Cover {
  userId: string
  startsOn: string
  endsOn: string
}

/**
 * Lets somebody stand in for a member of the team for some days, both counted, in the same role and through the same
 * gates. Throws 422 for days outside the membership, 409 when somebody covers some of these days already.
 */
export async function coverMember(
  context: Context,
  member: TeamMember,
  { matter, ...cover }: Cover & { matter: Matter },
): Promise<TeamMember> {
  if (member.coversId) throw new Problem('illegal-state', 'This membership stands in for another itself')
  refuseOutside(context.today, member, cover)
  if (cover.userId === member.userId) throw invalid('/userId', 'nobody stands in for themselves')
  await refuseUnfit(context.today, matter, { userId: cover.userId, role: member.role })
  // Held, so that no absence is written down meanwhile that would not know of this cover.
  await hold(User, member.userId)
  const others = await TeamMember.findAll({ where: { coversId: member.id } })
  if (others.some(({ startsOn, endsOn }) => startsOn <= cover.endsOn && cover.startsOn <= endsOn)) {
    throw new Problem('conflict', 'Somebody covers some of these days already')
  }
  await forgetOldHandovers(context, matter, cover.userId)
  const standIn = await TeamMember.create({
    matterId: matter.id,
    ...cover,
    role: member.role,
    addedBy: context.actor.id,
    coversId: member.id,
  })
  await settleCovered(context, member, [...others, standIn])
  await record(context, 'team-member.covered', matter, { records: [standIn.id, cover.userId, member.userId] })
  return standIn
}

function refuseOutside(today: string, member: TeamMember, { startsOn, endsOn }: Cover): void {
  if (startsOn < member.startsOn) throw invalid('/startsOn', 'before the membership begins')
  if (endsOn < startsOn) throw invalid('/endsOn', 'before the first day')
  if (endsOn < today) throw invalid('/endsOn', 'lies in the past')
  if (endsOn > member.endsOn) throw invalid('/endsOn', 'after the membership ends')
}

/** Whoever was asked to find a cover for an absence has done so. */
async function settleCovered(context: Context, member: TeamMember, covers: TeamMember[]): Promise<void> {
  const absences = await Absence.findAll({ where: { userId: member.userId } })
  for (const absence of absences.filter(one => isCovered(one, covers, context.today))) {
    await settleTasks(context, coverTask(absence.id, member.matterId))
  }
}
