import { Client } from '../../models/Client.ts'
import { Provider } from '../../models/Provider.ts'
import { Referral } from '../../models/Referral.ts'
import { select } from '../../models/statements.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { dayOf } from '../partnerships/placement/offers/clock.ts'
import { record } from '../record.ts'
import { agreedPieces } from './consentToRefer.ts'
import { isOverdue, wantsNudge } from './referralClock.ts'
import { writeToProvider } from './referralLinks.ts'
import { isEnd, unanswered, withoutFeedback } from './referralMoves.ts'
import { askDirector, askPerson } from './referralTasks.ts'
import { inService } from './service/inService.ts'
import { askForReviews } from './service/reviews.ts'
import { workerOf } from './workerOf.ts'

/** The referrals that have not ended: whatever time does, it does to one of these. */
export async function openReferrals(): Promise<string[]> {
  const rows = await select<{ id: string }>('SELECT id FROM referrals WHERE settled_on IS NULL ORDER BY id')
  return rows.map(({ id }) => id)
}

/**
 * Does to one referral what its clock and the day ask for: finds another owner where the owner has left; reminds the receiver
 * at half the time, and tells a director at its end; asks for feedback when it is owed; says that the client’s consent is
 * over; asks for the review of goals whose day has come. Asked twice for the same moment, it does nothing the second time.
 * Runs in a transaction of its own.
 */
export async function turnReferral(context: Context, referralId: string, publicUrl?: string): Promise<void> {
  const referral = await Referral.findByPk(referralId, { lock: true, rejectOnEmpty: true })
  if (isEnd(referral.state)) return
  const provider = await Provider.findByPk(referral.providerId, { rejectOnEmpty: true })
  await rehome(context, referral)
  if (unanswered.includes(referral.state)) await runAnswer(context, { referral, provider, publicUrl })
  if (withoutFeedback.includes(referral.state)) await askFeedback(context, referral, provider)
  if (inService.includes(referral.state)) await askForReviews(context, referral)
  if (referral.sentAt) await watchConsent(context, referral)
}

/** An owner who may not sign in any more owns nothing: the lead of the client does, and where they left too, a director is told. */
async function rehome(context: Context, referral: Referral): Promise<void> {
  if (await isActive(referral.ownerId)) return
  const { leadId } = await Client.findByPk(referral.clientId, { rejectOnEmpty: true })
  if (await isActive(leadId)) {
    await referral.update({ ownerId: leadId })
    return record(context, 'referral.handed-over', referral, { records: [leadId] })
  }
  await askDirector(context, referral, {
    kind: 'referral-ownerless',
    dueOn: context.today,
    note: 'whoever owned this referral has left. Give the client a lead who is here.',
  })
}

const isActive = async (id: string | null): Promise<boolean> =>
  id !== null && (await User.count({ where: { id, status: 'active' } })) > 0

interface Turn {
  referral: Referral
  provider: Provider
  publicUrl: string | undefined
}

async function runAnswer(context: Context, turn: Turn): Promise<void> {
  const { referral } = turn
  const { now } = context
  if (wantsNudge(referral, now)) {
    await referral.update({ nudgedAt: now })
    await nudge(context, turn)
    await record(context, 'referral.nudged', referral)
  }
  if (!isOverdue(referral, now)) return
  await askDirector(context, referral, {
    kind: 'referral-overdue',
    dueOn: context.today,
    note: `the time to answer this ${referral.urgency} referral is over, and nobody has.`,
  })
}

async function nudge(context: Context, { referral, provider, publicUrl }: Turn): Promise<void> {
  const dueOn = dayOf(referral.respondBy ?? context.now.toISOString())
  if (provider.kind === 'internal') {
    const worker = await workerOf(referral.id, context.today)
    const note = 'half the time to answer this referral has passed.'
    return askPerson(context, referral, worker?.userId ?? null, { kind: 'referral-waits', dueOn, note })
  }
  if (await writeToProvider(context, referral, provider, { publicUrl, letter: 'nudge' })) return
  const note = 'half the time has passed and the provider has not answered. Call them.'
  await askPerson(context, referral, referral.ownerId, { kind: 'referral-chase', dueOn, note })
}

async function askFeedback(context: Context, referral: Referral, provider: Provider): Promise<void> {
  const { feedbackDueOn } = referral
  if (!feedbackDueOn || feedbackDueOn > context.today) return
  const worker = provider.kind === 'internal' ? await workerOf(referral.id, context.today) : null
  const receiver = provider.kind === 'internal' ? (worker?.userId ?? null) : referral.ownerId
  await askPerson(context, referral, receiver, {
    kind: 'referral-feedback',
    dueOn: feedbackDueOn,
    note: 'the referrer is owed word of what came of this referral.',
  })
}

async function watchConsent(context: Context, referral: Referral): Promise<void> {
  const { clientId, providerId, ownerId } = referral
  if (await agreedPieces(clientId, providerId, context.today)) return
  await askPerson(context, referral, ownerId, {
    kind: 'referral-consent-over',
    dueOn: context.today,
    note: 'the client’s consent is over, and the receiver has no access. Ask the client, or end the referral.',
  })
}
