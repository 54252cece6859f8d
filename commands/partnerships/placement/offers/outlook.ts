import { daysBetween } from '../../../../jurisdictions/days.ts'
import { Deadline } from '../../../../models/Deadline.ts'
import type { Matter } from '../../../../models/Matter.ts'
import type { Offer } from '../../../../models/Offer.ts'
import { Partnership } from '../../../../models/Partnership.ts'
import type { Placement } from '../../../../models/Placement.ts'
import type { Context } from '../../../context.ts'
import { dayOf, hoursAfter } from './clock.ts'

/** Whether a ladder ends in time. */
export interface Outlook {
  daysWaiting: number
  /** The day until which the work is needed: the earlier of the matter's own day and of its deadline's last one. */
  neededBy: string | null
  daysLeft: number | null
  /** The moment (ISO 8601, UTC) at which the ladder ends if every firm is silent to the end; null once it has ended. */
  endsBy: string | null
  /** Whether that is after the day until which the work is needed. */
  alarm: boolean
}

/** How a ladder stands at this moment. `offers` are all of its offers. */
export async function outlookOf(
  context: Context,
  matter: Matter,
  placement: Placement,
  offers: Offer[],
): Promise<Outlook> {
  const until = placement.endedAt ? dayOf(placement.endedAt.toISOString()) : context.today
  const neededBy = await neededByOf(matter)
  const endsBy = placement.state === 'open' ? await endOf(context, offers) : null
  return {
    daysWaiting: daysBetween(dayOf(placement.openedAt.toISOString()), until),
    neededBy,
    daysLeft: neededBy === null ? null : daysBetween(context.today, neededBy),
    endsBy,
    alarm: endsBy !== null && neededBy !== null && dayOf(endsBy) > neededBy,
  }
}

async function neededByOf({ neededUntil, deadlineId }: Matter): Promise<string | null> {
  const lastDay = deadlineId ? await lastDayOf(deadlineId) : null
  return [neededUntil, lastDay].filter(day => day !== null).sort()[0] ?? null
}

/** The last day of a deadline, or of the one that took its place; null once it was met, missed or dropped. */
async function lastDayOf(id: string): Promise<string | null> {
  const deadline = await Deadline.findByPk(id, {
    attributes: ['state', 'legalLastDay', 'replacedById'],
    rejectOnEmpty: true,
  })
  if (deadline.replacedById) return lastDayOf(deadline.replacedById)
  return deadline.state === 'running' ? deadline.legalLastDay : null
}

/** Who has the turn lets its clock run out, and so does everybody behind. A condition waits for the centre, not a firm. */
async function endOf({ now, today }: Context, offers: Offer[]): Promise<string> {
  const clocks = offers.filter(({ state }) => state === 'offered' || state === 'accepted')
  const begin = Math.max(now.getTime(), ...clocks.map(({ closesAt }) => Date.parse(closesAt ?? '')))
  const queued = offers.filter(({ state }) => state === 'queued').map(({ firmId }) => firmId)
  const terms = await Partnership.findAll({ where: { firmId: queued, state: 'signed' } })
  const live = terms.filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  return hoursAfter(
    new Date(begin),
    live.reduce((hours, { answerHours }) => hours + answerHours, 0),
  )
}
