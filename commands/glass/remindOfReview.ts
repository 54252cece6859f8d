import { BreakGlass } from '../../models/BreakGlass.ts'
import type { Context } from '../context.ts'
import { type Letter, writeMail } from '../mail/writeMail.ts'
import { judgesOf } from './tellOfGlass.ts'

/**
 * Reminds everybody who may sign of the reviews that are open: one mail a person a day, with their number. What was
 * opened today was told today.
 */
export async function remindOfReview(context: Context): Promise<void> {
  const where = { state: 'opened', verdict: null } as const
  const open = await BreakGlass.findAll({ where, order: ['id'], lock: true })
  const waiting = new Map<string, number>()
  for (const glass of open.filter(({ nudgedOn }) => nudgedOn < context.today)) {
    for (const address of await judgesOf(glass)) waiting.set(address, (waiting.get(address) ?? 0) + 1)
    await glass.update({ nudgedOn: context.today })
  }
  for (const [address, count] of waiting) await writeMail(context, address, reminder(count))
}

const reminder = (count: number): Letter => ({
  kind: 'glass-review',
  subject: `Waiting for a review: ${count}`,
  lines: [
    `the glass was broken ${count === 1 ? 'once' : `${count} times`}, and nobody has signed the review.`,
    '',
    'Please sign in and review it. This mail comes every day until somebody has.',
  ],
})
