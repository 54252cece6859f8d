import { invalid, Problem } from '../../errors.ts'
import type { Matter } from '../../models/Matter.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { type Activity, TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

const DAY = 24 * 60

export interface NewHours {
  userId: string
  workedOn: string
  minutes: number
  activity: Activity
}

/** Records work of a lawyer on a matter, and adds it to what the matter was given. */
export async function recordHours(context: Context, matter: Matter, input: NewHours): Promise<TimeEntry> {
  const { firmId } = matter
  if (matter.status === 'draft' || !firmId)
    throw new Problem('illegal-state', 'Nobody has taken this matter on')
  refuseOutside(context, matter, input.workedOn)
  await refuseStrangers(matter, input)
  await refuseLongDay(input)
  const entry = await TimeEntry.create({
    ...input,
    matterId: matter.id,
    firmId,
    recordedBy: context.actor.id,
  })
  await matter.update({ minutesGiven: matter.minutesGiven + input.minutes })
  await record(context, 'hours.recorded', { type: 'TimeEntry', id: entry.id, caseId: matter.caseId })
  return entry
}

function refuseOutside(context: Context, matter: Matter, workedOn: string): void {
  if (workedOn > context.today) throw invalid('/workedOn', 'in the future')
  if (workedOn < matter.openedOn) throw invalid('/workedOn', 'before the matter was opened')
  if (matter.closedOn && workedOn > matter.closedOn) throw invalid('/workedOn', 'after the matter was closed')
}

async function refuseStrangers(matter: Matter, { userId, workedOn }: NewHours): Promise<void> {
  const memberships = await TeamMember.findAll({ where: { matterId: matter.id, userId } })
  if (!memberships.some(member => member.startsOn <= workedOn)) {
    throw invalid('/userId', 'not on the team of this matter by that day')
  }
}

async function refuseLongDay({ userId, workedOn, minutes }: NewHours): Promise<void> {
  // The lock makes entries of one person wait for each other, whichever matter they are for.
  await User.findByPk(userId, { attributes: ['id'], lock: true })
  const before = (await TimeEntry.sum('minutes', { where: { userId, workedOn } })) ?? 0
  if (before + minutes > DAY) {
    throw new Problem('conflict', 'The entries of this person for that day would pass 24 hours')
  }
}
