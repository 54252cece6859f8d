import type { Matter } from '../../models/Matter.ts'
import { find, ofParent } from '../../models/rows.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { endOrNull } from '../stored.ts'
import { marked } from '../text.ts'

/** Who is and was on the team, the first first. */
export async function teamOf(matter: Matter) {
  const members = await find(TeamMember, {
    ...ofParent('matter_id', matter.id),
    more: '(SELECT display_name FROM users u WHERE u.id = user_id) AS user_name',
    order: 'starts_on, id',
  })
  return members.map(member => presentMember(member, String(member.get('user_name' as never))))
}

export function presentMember(member: TeamMember, displayName: string) {
  const { id, userId, role, startsOn, endsOn } = member
  return { id, user: { id: userId, name: marked(displayName) }, role, startsOn, endsOn: endOrNull(endsOn) }
}
