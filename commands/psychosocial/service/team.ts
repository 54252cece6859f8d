import { invalid } from '../../../errors.ts'
import { escaped, select } from '../../../models/statements.ts'
import type { Role } from '../../../policies/vocabulary.ts'

/** Refuses (422) people who are not of the team: an active account of the centre in one of these roles. */
export async function refuseOutsiders(
  userIds: readonly string[],
  pointer: (at: number) => string,
  roles: readonly Role[] = ['psychosocial'],
): Promise<void> {
  for (const [at, userId] of userIds.entries())
    if (!(await isOf(userId, roles))) throw invalid(pointer(at), 'nobody of the team')
}

async function isOf(userId: string, roles: readonly Role[]): Promise<boolean> {
  const found = await select(
    `SELECT person.id FROM users person WHERE person.id = ? AND person.status = 'active' AND person.firm_id IS NULL
       AND EXISTS (SELECT 1 FROM role_grants held WHERE held.user_id = person.id
         AND held.role IN (${roles.map(escaped).join(', ')}))`,
    [userId],
  )
  return found.length > 0
}
