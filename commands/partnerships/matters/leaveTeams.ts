import { dayBefore } from '../../../jurisdictions/days.ts'
import { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { openTask } from '../../tasks/openTask.ts'
import { leaveTeam } from './leaveTeam.ts'

/**
 * Takes a person off every team at once. Where nobody leads an active matter any more, the firm's coordinator and the
 * partnerships manager owe it a lead today: somebody who goes cannot be made to stay until there is one.
 */
export async function leaveTeams(context: Context, person: User): Promise<void> {
  const places = await TeamMember.findAll({ where: { userId: person.id }, lock: true })
  for (const place of places.filter(({ endsOn }) => endsOn >= context.today)) {
    const matter = await Matter.findByPk(place.matterId, { lock: true, rejectOnEmpty: true })
    await leaveTeam(context, matter, place, dayBefore(context.today))
    if (place.role === 'lead') await askForLead(context, matter, place)
  }
}

async function askForLead(context: Context, matter: Matter, place: TeamMember): Promise<void> {
  if (matter.status !== 'active' || (await isLed(matter, context.today))) return
  for (const owedBy of ['firm_coordinator', 'partnerships_manager'] as const) {
    await openTask(context, {
      kind: 'matter-without-lead',
      key: `matter-without-lead ${place.id} ${owedBy}`,
      owedBy,
      firmId: matter.firmId ?? null,
      matterId: matter.id,
      dueOn: context.today,
    })
  }
}

/** Whether somebody leads the matter today. Whoever stands in for a lead does not lead it. */
async function isLed({ id: matterId }: Matter, today: string): Promise<boolean> {
  const leads = await TeamMember.findAll({ where: { matterId, role: 'lead', coversId: null }, lock: true })
  return leads.some(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
}
