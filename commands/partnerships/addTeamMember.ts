import { invalid, Problem } from '../../errors.ts'
import type { Matter } from '../../models/Matter.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { TeamMember, type TeamRole } from '../../models/TeamMember.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import { User } from '../../models/User.ts'
import { wallStands } from '../../policies/walls.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface NewTeamMember {
  userId: string
  role: TeamRole
  startsOn?: string | undefined
}

/** Puts a lawyer of the matter's firm on its team. */
export async function addTeamMember(
  context: Context,
  matter: Matter,
  { userId, role, startsOn = context.today }: NewTeamMember,
): Promise<TeamMember> {
  if (matter.status !== 'active') throw new Problem('illegal-state', 'This matter is not active')
  if (startsOn < matter.openedOn) throw invalid('/startsOn', 'before the matter was opened')
  await refuseOthers(matter, userId)
  await refuseUnsworn(userId, context.today)
  await refuseTwice(matter, userId, startsOn)
  const member = await TeamMember.create({
    matterId: matter.id,
    userId,
    role,
    startsOn,
    addedBy: context.actor.id,
  })
  await record(context, 'team-member.added', matter, { records: [member.id, userId] })
  return member
}

async function refuseOthers(matter: Matter, userId: string): Promise<void> {
  const user = await User.findOne({ where: { id: userId, firmId: matter.firmId } })
  const isLawyer = (await RoleGrant.count({ where: { userId, role: 'partner_lawyer' } })) > 0
  // A lawyer of another firm and nobody at all are answered alike.
  if (!user || !isLawyer) throw invalid('/userId', 'not a partner lawyer of the firm of this matter')
  const walled =
    (await wallStands(matter.caseId, { userId })) ||
    (await wallStands(matter.caseId, { firmId: matter.firmId }))
  if (user.status !== 'active' || walled) {
    throw new Problem('illegal-state', 'This person cannot be put on this matter')
  }
}

async function refuseUnsworn(userId: string, today: string): Promise<void> {
  const undertakings = await Undertaking.findAll({ where: { userId } })
  if (undertakings.some(({ signedOn, endsOn }) => signedOn <= today && today <= endsOn)) return
  throw new Problem(
    'illegal-state',
    'The confidentiality undertaking of this lawyer is missing or has ended',
    {
      errors: [{ pointer: '/undertaking', detail: 'missing or ended' }],
    },
  )
}

async function refuseTwice(matter: Matter, userId: string, startsOn: string): Promise<void> {
  const memberships = await TeamMember.findAll({ where: { matterId: matter.id, userId } })
  if (memberships.some(member => member.endsOn >= startsOn)) {
    throw new Problem('conflict', 'This lawyer is on the team already')
  }
}
