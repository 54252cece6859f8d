import type { DutyPost } from '../../../models/DutyShift.ts'
import type { SafetyAlert } from '../../../models/SafetyAlert.ts'
import { escaped, select, type Value } from '../../../models/statements.ts'
import type { Role } from '../../../policies/vocabulary.ts'
import type { Context } from '../../context.ts'
import { reachedBy } from './ladder.ts'

/** Who may be on duty. */
export const dutyRoles: readonly Role[] = ['psychosocial', 'director', 'caseworker']

export interface Crew {
  userIds: string[]
  /** Whether nobody was on duty, so that everybody was called. */
  nobodyOnDuty: boolean
}

/**
 * Who is to be called to an alert now. Where nobody is on duty, or only people whom a wall keeps from the client: every
 * psychosocial worker and every director. A rung that finds nobody falls on to the next.
 */
export async function crewFor({ now }: Context, alert: SafetyAlert): Promise<Crew> {
  const { clientId, raisedAt } = alert
  const first = await onPost(clientId, 'first', now)
  const backup = await onPost(clientId, 'backup', now)
  if (first.length + backup.length === 0)
    return { userIds: await inRoles(clientId, ['psychosocial', 'director']), nobodyOnDuty: true }
  const reached = reachedBy(raisedAt, now)
  const behind = first.length > 0 ? backup : []
  const climbed = reached.has('directors') || (reached.has('backup') && behind.length === 0)
  const called = [
    ...(first.length > 0 ? first : backup),
    ...(reached.has('backup') ? behind : []),
    ...(climbed ? await inRoles(clientId, ['director']) : []),
  ]
  return { userIds: [...new Set(called)], nobodyOnDuty: false }
}

const onPost = (clientId: string, post: DutyPost, now: Date): Promise<string[]> =>
  people(
    clientId,
    dutyRoles,
    `AND EXISTS (SELECT 1 FROM duty_shifts shift WHERE shift.user_id = person.id AND shift.post = ?
       AND shift.starts_at <= ? AND shift.ends_at > ?)`,
    [post, now, now],
  )

const inRoles = (clientId: string, roles: readonly Role[]) => people(clientId, roles)

/** Active people of the centre in some roles whom no wall keeps from the client. */
async function people(
  clientId: string,
  roles: readonly Role[],
  and = '',
  values: Value[] = [],
): Promise<string[]> {
  const rows = await select<{ id: string }>(
    `SELECT person.id FROM users person WHERE person.status = 'active' AND person.firm_id IS NULL
       AND EXISTS (SELECT 1 FROM role_grants held WHERE held.user_id = person.id
         AND held.role IN (${roles.map(escaped).join(', ')}))
       AND NOT EXISTS (SELECT 1 FROM walls wall JOIN cases c ON c.id = wall.case_id
         WHERE c.client_id = ? AND wall.user_id = person.id AND wall.state <> 'lifted')
       ${and} ORDER BY person.id`,
    [clientId, ...values],
  )
  return rows.map(({ id }) => id)
}
