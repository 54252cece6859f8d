import { literal } from 'sequelize'
import { released } from '../../models/due.ts'
import { OutboxMessage } from '../../models/OutboxMessage.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** As many mails as somebody hands over by hand at a time. */
export const AT_ONCE = 100

/** Mails that somebody's safety may hang on. */
const urgent = ['safety-alert', 'glass-asked', 'glass-opened']
const isUrgent = `kind IN (${urgent.map(kind => `'${kind}'`).join(', ')})`

export interface Waiting {
  mails: OutboxMessage[]
  /** How many wait in all. */
  count: number
}

/**
 * The mails that wait to be sent, a hundred from a place counted from 1: the urgent ones first, the latest of them on top,
 * since people are called to an alert again and again; then the others, the oldest first. Whoever reads them holds their
 * links, so it is recorded.
 */
export async function readOutbox(context: Context, from = 1): Promise<Waiting> {
  const { rows: mails, count } = await OutboxMessage.findAndCountAll({
    where: { sentAt: null, bouncedAt: null },
    order: [
      literal(`CASE WHEN ${isUrgent} THEN 0 ELSE 1 END`),
      literal(`CASE WHEN ${isUrgent} THEN created_at END DESC`),
      ...['createdAt', 'id'],
    ],
    offset: from - 1,
    limit: AT_ONCE,
  })
  const records = mails.map(({ id }) => id)
  await record(context, 'outbox.read', { type: 'OutboxMessage', id: null }, { records })
  return { mails, count }
}

/** Writes down that a mail was handed over by hand. Returns whether there was such a mail. */
export async function markSent(context: Context, id: string): Promise<boolean> {
  const changes = { sentAt: context.now, bouncedAt: null, ...released }
  const [changed] = await OutboxMessage.update(changes, { where: { id, sentAt: null } })
  if (changed === 0) return false
  await record(context, 'outbox.sent', { type: 'OutboxMessage', id })
  return true
}
