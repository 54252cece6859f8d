import { shiftDays } from '../../../jurisdictions/days.ts'
import { Case } from '../../../models/Case.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { Handover } from '../../../models/Handover.ts'
import type { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { Context } from '../../context.ts'
import { openTask } from '../../tasks/openTask.ts'

/** The handovers of a matter that wait for an answer, or were accepted while the deadline still runs. */
export async function openHandovers(matter: Matter): Promise<Handover[]> {
  const open = await Handover.findAll({ where: { matterId: matter.id, state: ['offered', 'accepted'] } })
  const running = await Deadline.findAll({
    where: { id: open.map(({ deadlineId }) => deadlineId), state: 'running' },
    attributes: ['id'],
  })
  const ids = new Set(running.map(({ id }) => id))
  return open.filter(({ state, deadlineId }) => state === 'offered' || ids.has(deadlineId))
}

/**
 * What somebody who leaves a team held falls back to the lead caseworker, who is told by a task. An offer to somebody who
 * is gone is taken back. That the deadline is the centre's again needs no writing: whoever asks works it out.
 */
export async function giveBackDeadlines(
  context: Context,
  matter: Matter,
  userId: string,
  lastDay: string,
): Promise<void> {
  const theirs = (await openHandovers(matter)).filter(({ toId }) => toId === userId)
  const gone = lastDay < context.today
  for (const handover of theirs) {
    if (handover.state === 'accepted') await tellLead(context, matter, handover, lastDay)
    else if (gone) await handover.update({ state: 'withdrawn' })
  }
}

async function tellLead(
  context: Context,
  matter: Matter,
  handover: Handover,
  lastDay: string,
): Promise<void> {
  if (!matter.caseId) return
  const { leadId } = await Case.findByPk(matter.caseId, { attributes: ['leadId'], rejectOnEmpty: true })
  const back = shiftDays(lastDay, 1)
  await openTask(context, {
    kind: 'deadline-fell-back',
    key: `deadline-fell-back ${handover.id}`,
    owedBy: 'caseworker',
    ownerId: leadId,
    matterId: matter.id,
    userId: handover.toId,
    dueOn: back > context.today ? back : context.today,
  })
}

/** Somebody who comes back to a team does not silently hold again what fell back when they left. */
export async function forgetOldHandovers(context: Context, matter: Matter, userId: string): Promise<void> {
  if (await isOnTeam(matter, userId, context.today)) return
  await Handover.update(
    { state: 'withdrawn' },
    { where: { matterId: matter.id, toId: userId, state: ['offered', 'accepted'] } },
  )
}

/** Whether somebody is on the team of a matter on a day. */
export async function isOnTeam(matter: Matter, userId: string, day: string): Promise<boolean> {
  const places = await TeamMember.findAll({ where: { matterId: matter.id, userId } })
  return places.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
}
