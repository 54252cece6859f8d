import type { Referral } from '../../../models/Referral.ts'
import { select } from '../../../models/statements.ts'
import { Task } from '../../../models/Task.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { isBehindWall } from '../../tasks/behindWall.ts'
import { openTask } from '../../tasks/openTask.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { workerOf } from '../workerOf.ts'

const kind = 'referral-review'

/** Names the task to review the goals of a referral that are due on one day. */
const keyOf = ({ id }: Referral, dueOn: string) => `${kind} ${id} ${dueOn}`

/**
 * Asks whoever works on a referral to review its goals when their day has come: one task for each such day, which goes along
 * to whoever is named afterwards. It says neither whose goals these are nor that there are any.
 */
export async function askForReviews(context: Context, referral: Referral): Promise<void> {
  const worker = await workerOf(referral.id, context.today)
  for (const dueOn of await openDays(referral, context.today)) {
    const ownerId = worker?.userId ?? null
    const note = `${referral.reference}: a review is due.`
    const about = { kind, key: keyOf(referral, dueOn), clientId: referral.clientId }
    const asked = { ...about, dueOn, owedBy: 'psychosocial', ownerId, note } as const
    if (!(await openTask(context, asked))) await handOver(context, asked)
  }
}

async function handOver(
  context: Context,
  { key, ownerId, clientId }: { key: string; ownerId: string | null; clientId: string },
): Promise<void> {
  const task = await Task.findOne({ where: { key, state: 'open' }, lock: true })
  if (!task || task.ownerId === ownerId) return
  if (ownerId && (await isBehindWall(ownerId, { clientId }))) return
  await task.update({ ownerId })
  await record(context, 'task.handed-over', task, { outcome: kind })
}

/** Settles the tasks of those days on which no open goal of the referral is due for review any more. */
export async function settleReviews(
  context: Context,
  referral: Referral,
  days: readonly string[],
): Promise<void> {
  const open = await openDays(referral)
  for (const day of days)
    if (!open.includes(day)) await settleTasks(context, { kind, key: keyOf(referral, day) })
}

/** Settles whatever was asked about the goals of a referral that has ended. */
export async function dropReviews(context: Context, referral: Referral): Promise<void> {
  for (const day of await openDays(referral))
    await settleTasks(context, { kind, key: keyOf(referral, day) }, { state: 'dropped' })
}

/** The days, up to a last one, on which open goals of a referral are due for review. */
async function openDays({ id }: Referral, until = '9999-12-31'): Promise<string[]> {
  const rows = await select<{ day: string }>(
    `SELECT DISTINCT review_due_on AS day FROM goals
     WHERE referral_id = ? AND state = 'open' AND review_due_on <= ? ORDER BY review_due_on`,
    [id, until],
  )
  return rows.map(({ day }) => day)
}
