import { released } from '../../models/due.ts'
import { OutboxMessage } from '../../models/OutboxMessage.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

const MOST = 100

/** The mails that wait to be sent, oldest first. Whoever reads them holds their links, so it is recorded. */
export async function readOutbox(context: Context): Promise<OutboxMessage[]> {
  const waiting = await OutboxMessage.findAll({
    where: { sentAt: null, bouncedAt: null },
    order: ['createdAt', 'id'],
    limit: MOST,
  })
  const records = waiting.map(message => message.id)
  await record(context, 'outbox.read', { type: 'OutboxMessage', id: null }, { records })
  return waiting
}

/** Writes down that a mail was handed over by hand. Returns whether there was such a mail. */
export async function markSent(context: Context, id: string): Promise<boolean> {
  const changes = { sentAt: context.now, bouncedAt: null, ...released }
  const [changed] = await OutboxMessage.update(changes, { where: { id, sentAt: null } })
  if (changed === 0) return false
  await record(context, 'outbox.sent', { type: 'OutboxMessage', id })
  return true
}
