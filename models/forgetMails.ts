import { Op } from 'sequelize'
import { OutboxMessage } from './OutboxMessage.ts'

const DAY = 86_400_000
const AT_ONCE = 500

/**
 * Empties the text of mails that were sent so many days ago: it can hold a link or a name. That a mail of its kind went to
 * its recipient stays. One that waits or that bounced keeps its text, since it may be sent again. At most 500 at once, so
 * that the next sweep goes on. Answers how many were emptied.
 */
export async function forgetMails(now: Date, days: number): Promise<number> {
  const sent = await OutboxMessage.findAll({
    attributes: ['id'],
    where: { sentAt: { [Op.lt]: new Date(now.getTime() - days * DAY) }, forgottenAt: null },
    order: ['sentAt', 'id'],
    limit: AT_ONCE,
    lock: true,
  })
  for (const mail of sent) await mail.update({ body: '', forgottenAt: now })
  return sent.length
}
