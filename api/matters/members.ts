import type { Matter } from '../../models/Matter.ts'
import { find, ofParent } from '../../models/rows.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import type { Ability } from '../../policies/ability.ts'
import { NO_FIRM } from '../../policies/actor.ts'
import { personOf } from '../people.ts'
import { endOrNull } from '../stored.ts'
import { marked } from '../text.ts'

/** Who is and was on the team, the first first. A firm learns of its own people only, not who had the matter before. */
export async function teamOf({ actor }: Ability, matter: Matter) {
  const members = await find(TeamMember, {
    ...(actor.firmId === NO_FIRM ? ofParent('matter_id', matter.id) : ofFirm(matter, actor.firmId)),
    more: '(SELECT display_name FROM users u WHERE u.id = user_id) AS user_name',
    order: 'starts_on, id',
  })
  return members.map(member => presentMember(member, marked(String(member.get('user_name' as never)))))
}

const ofFirm = ({ id }: Matter, firmId: string) => ({
  where: `matter_id = ? AND (EXISTS (SELECT 1 FROM users u WHERE u.id = user_id AND u.firm_id = ?)
    OR EXISTS (SELECT 1 FROM employments e WHERE e.user_id = \`TeamMember\`.user_id AND e.firm_id = ?))`,
  values: [id, firmId, firmId],
})

/** One member of a team. */
export async function shownMember(member: TeamMember) {
  return presentMember(member, (await personOf(member.userId)).name)
}

/** Who at the centre supervises the work, where somebody was named. */
export async function supervisorOf({ supervisorId }: Matter) {
  return supervisorId ? personOf(supervisorId) : null
}

function presentMember(member: TeamMember, name: string) {
  const { id, userId, role, startsOn, endsOn, coversId } = member
  return {
    id,
    user: { id: userId, name },
    ...{ role, startsOn, endsOn: endOrNull(endsOn), covers: coversId ?? null },
  }
}
