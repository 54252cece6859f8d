import type { Referral } from '../../models/Referral.ts'
import type { Context } from '../context.ts'
import { isEnd, unanswered, withoutFeedback } from './referralMoves.ts'
import { askPerson, settleAbout } from './referralTasks.ts'
import { dropReviews } from './service/reviews.ts'

/** Settles what a move made needless, and tells the referrer of a referral that came back. */
export async function tellOfMove(context: Context, referral: Referral): Promise<void> {
  const { state, referredBy } = referral
  if (!unanswered.includes(state))
    await settleAbout(context, referral, ['referral-waits', 'referral-chase', 'referral-overdue'])
  if (!withoutFeedback.includes(state)) await settleAbout(context, referral, ['referral-feedback'])
  if (isEnd(state)) await dropReviews(context, referral)
  if (isEnd(state)) await settleAbout(context, referral, ['referral-consent-over', 'referral-ownerless'])
  if (state !== 'declined' && state !== 'bounced') return
  await askPerson(context, referral, referredBy, {
    kind: 'referral-came-back',
    dueOn: context.today,
    note: 'this referral came back. Look for another way to help.',
  })
}
