import { OutboxMessage } from '../../models/OutboxMessage.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/**
 * Lets a mail that was refused, or that waits for its next try, leave with the next run, with all its tries before it.
 * False when no such mail waits.
 */
export async function sendAgain(context: Context, id: string): Promise<boolean> {
  const changes = { bouncedAt: null, failure: null, attempts: 0, nextTryAt: null }
  const [changed] = await OutboxMessage.update(changes, { where: { id, sentAt: null } })
  if (changed === 0) return false
  await record(context, 'outbox.retried', { type: 'OutboxMessage', id })
  return true
}
