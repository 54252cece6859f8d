import { RoleGrant } from '../models/RoleGrant.ts'
import { User } from '../models/User.ts'
import { type Ability, abilityFor } from './ability.ts'
import { NO_FIRM } from './actor.ts'
import { standsWell } from './grants.ts'
import type { Role } from './vocabulary.ts'

/**
 * What somebody may do who is not asking right now, as the database says at this moment: for work that is done for them
 * later. Null when their account opens nothing. `minute` as abilityFor() takes it.
 */
export async function abilityOf(userId: string, today: string, minute: string): Promise<Ability | null> {
  const user = await User.findOne({ where: { id: userId, status: 'active' } })
  const roles = (await RoleGrant.findAll({ where: { userId }, order: ['role'] })).map(
    ({ role }) => role as Role,
  )
  if (!user || !standsWell(roles, user.firmId ?? null)) return null
  return abilityFor({ id: userId, roles, firmId: user.firmId ?? NO_FIRM, scopes: 'every' }, today, minute)
}
