import { shiftDays } from '../../jurisdictions/days.ts'
import type { Urgency } from '../../models/Referral.ts'
import { dayOf, hoursAfter } from '../partnerships/placement/offers/clock.ts'

/**
 * Hours within which the receiver answers, by urgency. Source: the priorities of the inter-agency referral form that
 * refugee agencies use (emergency 24 hours, urgent 72 hours, normal two weeks).
 */
export const answerHours: Record<Urgency, number> = { emergency: 24, urgent: 72, routine: 336 }

/** Days after the answer is due until the referrer is owed word of what came of it. The centre's own choice. */
export const FEEDBACK_DAYS = 14

/** The clocks of a referral that is sent at a moment: the moment of the answer, and the day of the feedback. */
export function clocksFrom(sentAt: Date, urgency: Urgency) {
  const respondBy = hoursAfter(sentAt, answerHours[urgency])
  return { sentAt, respondBy, feedbackDueOn: shiftDays(dayOf(respondBy), FEEDBACK_DAYS), nudgedAt: null }
}

interface Running {
  sentAt?: Date | null
  respondBy?: string | null
  nudgedAt?: Date | null
}

/** Whether the time to answer is over. */
export const isOverdue = ({ respondBy }: Running, now: Date): boolean =>
  Boolean(respondBy) && String(respondBy) <= now.toISOString()

/** Whether half the time to answer is over, and nobody was reminded yet. */
export function wantsNudge({ sentAt, respondBy, nudgedAt }: Running, now: Date): boolean {
  if (!sentAt || !respondBy || nudgedAt) return false
  return now.getTime() >= (sentAt.getTime() + Date.parse(respondBy)) / 2
}
