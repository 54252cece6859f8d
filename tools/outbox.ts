import { AT_ONCE, markSent, readOutbox, type Waiting } from '../commands/access/readOutbox.ts'
import type { Context } from '../commands/context.ts'
import { sendAgain } from '../commands/mail/sendAgain.ts'
import { inTransaction } from '../models/database.ts'
import { OutboxMessage } from '../models/OutboxMessage.ts'
import { readConfig } from '../runtime/config.ts'
import { operator, run, say } from './shell.ts'

/**
 * `npm run outbox`: prints the mails that wait, a hundred at a time and urgent ones first, and names those that were refused;
 * `-- --from 101` goes on with the next; `-- --sent <id>` ticks one off that was handed over by hand; `-- --again <id>` sends
 * a refused one again.
 */
await run(async () => {
  const [, , option, id] = process.argv
  if (option === '--sent' && id) return change(id, markSent)
  if (option === '--again' && id) return change(id, sendAgain)
  const from = option === '--from' ? Number(id) : 1
  if ((option !== undefined && option !== '--from') || !Number.isInteger(from) || from < 1)
    throw new Error('npm run outbox, with nothing, -- --from <number>, -- --sent <id> or -- --again <id>')
  const waiting = await inTransaction(() => readOutbox(operator(), from))
  say(
    readConfig(process.env).SMTP_URL
      ? 'These wait to be sent by SMTP.'
      : 'No mail server is set (SMTP_URL). Hand these over by a way you trust, then tick them off.',
  )
  for (const mail of waiting.mails) say(written(mail))
  say(counted(waiting, from))
  await tellRefused()
  return 0
})

/** Which of the mails were shown, and how to see the others: said last, where it stays on the screen. */
function counted({ mails, count }: Waiting, from: number): string {
  if (count === 0) return 'Nothing waits.'
  if (mails.length === 0) return `${count} wait in all: npm run outbox shows them from the first.`
  const last = from + mails.length - 1
  const shown = `Shown: ${from} to ${last} of ${count} that wait, urgent ones first.`
  return last < count
    ? `${shown}\n${count - last} MORE WAIT: npm run outbox -- --from ${from + AT_ONCE}`
    : shown
}

async function change(
  id: string,
  command: (context: Context, id: string) => Promise<boolean>,
): Promise<number> {
  const found = await inTransaction(() => command(operator(), id))
  say(found ? 'Done.' : 'No mail with this id waits.')
  return found ? 0 : 1
}

/** Refused mails by id, kind and code: to know that, nobody needs to read them. */
async function tellRefused(): Promise<void> {
  const attributes = ['id', 'kind', 'bouncedAt', 'failure']
  const unsent = await OutboxMessage.findAll({ attributes, where: { sentAt: null }, order: ['id'] })
  for (const { id, kind, bouncedAt, failure } of unsent) {
    if (bouncedAt) say(`Refused (${failure}) on ${bouncedAt.toISOString()}: ${id}  ${kind}`)
  }
}

function written({ id, kind, recipient, subject, body, createdAt, failure }: OutboxMessage): string {
  const rule = '-'.repeat(72)
  return [
    rule,
    `${id}  ${kind}  ${createdAt.toISOString()}${failure ? `  last try: ${failure}` : ''}`,
    `To: ${recipient}`,
    `Subject: ${subject}`,
    '',
    body,
  ].join('\n')
}
