import { dayBefore } from '../../../jurisdictions/days.ts'
import type { Absence } from '../../../models/Absence.ts'
import { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { Context } from '../../context.ts'
import { openTask } from '../../tasks/openTask.ts'
import { firstGap } from './leads.ts'

/**
 * Asks the firm's coordinator, by a task for each active matter that the absent lawyer leads, to name who stands in. The
 * task is due the day before the absence begins. Matters that are covered for all of its days are left alone.
 */
export async function askForCover(context: Context, absence: Absence): Promise<void> {
  const { userId, startsOn } = absence
  const places = await TeamMember.findAll({ where: { userId, role: 'lead', coversId: null } })
  for (const place of places.filter(one => overlaps(one, absence))) {
    const matter = await Matter.findOne({ where: { id: place.matterId, status: 'active' } })
    const covers = await TeamMember.findAll({ where: { coversId: place.id } })
    if (!matter || isCovered(absence, covers, context.today)) continue
    const before = dayBefore(startsOn)
    await openTask(context, {
      ...coverTask(absence.id, matter.id),
      owedBy: 'firm_coordinator',
      firmId: matter.firmId ?? null,
      matterId: matter.id,
      userId,
      dueOn: before > context.today ? before : context.today,
    })
  }
}

/** How the task to find a cover is found again. */
export const coverTask = (absenceId: string, matterId: string) => ({
  kind: 'cover-missing',
  key: `cover-missing ${absenceId} ${matterId}`,
})

/** Whether somebody stands in on each day of an absence that is still to come. */
export function isCovered({ startsOn, endsOn }: Span, covers: readonly Span[], today: string): boolean {
  const gap = firstGap(covers, startsOn > today ? startsOn : today)
  return gap === null || gap > endsOn
}

interface Span {
  startsOn: string
  endsOn: string
}

const overlaps = (one: Span, other: Span) => one.startsOn <= other.endsOn && other.startsOn <= one.endsOn
