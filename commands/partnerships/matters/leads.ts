import { shiftDays } from '../../../jurisdictions/days.ts'
import { OPEN_END } from '../../../models/columns.ts'
import type { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'

/** The memberships that lead a matter, the first first. Whoever stands in for a lead is not one of them. */
export async function leadsOf(matter: Matter): Promise<TeamMember[]> {
  return TeamMember.findAll({
    where: { matterId: matter.id, role: 'lead', coversId: null },
    order: ['startsOn', 'id'],
  })
}

interface Span {
  startsOn: string
  endsOn: string
}

/** The first day from a day on that none of these spans holds; null when none is left open. */
export function firstGap(spans: readonly Span[], from: string): string | null {
  let day = from
  for (;;) {
    const held = spans.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
    if (!held) return day
    if (held.endsOn === OPEN_END) return null
    day = shiftDays(held.endsOn, 1)
  }
}
