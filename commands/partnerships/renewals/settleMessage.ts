import { shiftDays } from '../../../jurisdictions/days.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { PlannedMessage } from '../../../models/PlannedMessage.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { openTask } from '../../tasks/openTask.ts'

/** Days to find the right address after a letter came back. */
const DAYS_FOR_A_TASK = 3

/**
 * Writes into the ledger what became of a letter in the outbox. One that came back opens a task; if an operator lets it
 * leave again and it is taken then, the ledger says so.
 */
export async function settleMessage(context: Context, id: string): Promise<void> {
  const message = await PlannedMessage.findOne({ where: { id, state: ['made', 'bounced'] }, lock: true })
  const mail = message?.outboxId ? await OutboxMessage.findByPk(message.outboxId) : null
  if (!message || !mail) return
  if (mail.sentAt) await message.update({ state: 'sent', settledAt: mail.sentAt })
  else if (mail.bouncedAt && message.state === 'made') {
    await message.update({ state: 'bounced', settledAt: mail.bouncedAt })
    await openForBounce(context, message)
  } else return
  await record(context, 'renewal-letter.settled', message, { outcome: message.state })
}

async function openForBounce(context: Context, message: PlannedMessage): Promise<void> {
  const { id, firmId, partnershipId } = message
  await openTask(context, {
    kind: 'renewal-letter-bounced',
    key: `renewal-letter-bounced:${id}`,
    owedBy: 'partnerships_manager',
    dueOn: shiftDays(context.today, DAYS_FOR_A_TASK),
    firmId,
    partnershipId,
  })
}
