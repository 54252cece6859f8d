import { Problem } from '../../../../errors.ts'
import { jurisdictionFor } from '../../../../jurisdictions/load.ts'
import type { Offer } from '../../../../models/Offer.ts'
import { dateIn } from '../../../../runtime/clock.ts'

const HOUR = 3_600_000

/** For an offer that no silence ends. */
export const NEVER = '9999-12-31T23:59:59.999Z'

/** The zone in which the centre and its firms live. */
export const { zone } = jurisdictionFor('hk-usm').calendar

/** A moment some hours later, as offers keep it (ISO 8601, UTC). */
export const hoursAfter = (moment: Date, hours: number): string =>
  new Date(moment.getTime() + hours * HOUR).toISOString()

/** Whether the clock of an offer has run out. The last moment itself is too late. */
export const isOver = ({ closesAt }: Offer, now: Date): boolean =>
  closesAt !== null && closesAt <= now.toISOString()

/** Whether half the time is over, and nobody reminded the firm in this half of its turn. */
export function wantsNudge({ offeredAt, answeredAt, answerBy, nudgedAt }: Offer, now: Date): boolean {
  const begun = answeredAt ?? offeredAt
  if (begun === null || answerBy === null || nudgedAt !== null) return false
  return now.getTime() >= (begun.getTime() + Date.parse(answerBy)) / 2
}

export function refuseLate(offer: Offer, now: Date): void {
  if (isOver(offer, now)) throw new Problem('illegal-state', 'The time to answer is over')
}

/** The day of a moment where the centre is. */
export const dayOf = (moment: string): string => dateIn(zone, new Date(moment))

/** A moment as people there read it: "2026-03-20 14:00 (Asia/Hong_Kong)". */
export function localTime(moment: string): string {
  const time = new Date(moment).toLocaleTimeString('en-GB', { timeZone: zone, timeStyle: 'short' })
  return `${dayOf(moment)} ${time} (${zone})`
}
