import { invalid, Problem } from '../../../errors.ts'
import { Firm } from '../../../models/Firm.ts'
import { LawyerProfile } from '../../../models/LawyerProfile.ts'
import type { Matter } from '../../../models/Matter.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import type { TeamRole } from '../../../models/TeamMember.ts'
import { User } from '../../../models/User.ts'
import { gatesShutForLawyer, refuseShut } from '../placement/gates.ts'

export interface Place {
  userId: string
  role: TeamRole
}

/**
 * Refuses whoever may not take a place on the team of an active matter: 422 for somebody who is no partner lawyer of its
 * firm and for a supervisor who is neither partner nor counsel; 409 with the gates that are shut.
 */
export async function refuseUnfit(today: string, matter: Matter, { userId, role }: Place): Promise<void> {
  if (matter.status !== 'active' || !matter.firmId)
    throw new Problem('illegal-state', 'This matter is not active')
  const lawyer = await lawyerOf(matter.firmId, userId)
  if (role === 'supervisor') await refuseJunior(userId)
  const firm = await Firm.findByPk(matter.firmId, { rejectOnEmpty: true })
  const shut = await gatesShutForLawyer(matter, firm, { lawyer, role, today })
  // One answer for both: a wall must not be told apart from a suspended account.
  if (lawyer.status !== 'active' || shut.includes('no-wall')) {
    throw new Problem('illegal-state', 'This person cannot be put on this matter')
  }
  refuseShut(shut)
}

/** Locked: whoever leaves the firm at this moment either is on no team afterwards, or is no lawyer of it before. */
async function lawyerOf(firmId: string, userId: string): Promise<User> {
  const user = await User.findOne({ where: { id: userId, firmId }, lock: true })
  const isLawyer = (await RoleGrant.count({ where: { userId, role: 'partner_lawyer' } })) > 0
  // A lawyer of another firm and nobody at all are answered alike.
  if (!user || !isLawyer) throw invalid('/userId', 'not a partner lawyer of the firm of this matter')
  return user
}

async function refuseJunior(userId: string): Promise<void> {
  const profile = await LawyerProfile.findOne({ where: { userId } })
  if (profile && ['partner', 'counsel'].includes(profile.grade)) return
  throw invalid('/role', 'the supervisor is a partner or counsel of the firm')
}
