import { markSent, readOutbox } from '../commands/access/readOutbox.ts'
import type { Context } from '../commands/context.ts'
import { sendAgain } from '../commands/mail/sendAgain.ts'
import { inTransaction } from '../models/database.ts'
import { OutboxMessage } from '../models/OutboxMessage.ts'
import { readConfig } from '../runtime/config.ts'
import { operator, run, say } from './shell.ts'

/**
 * `npm run outbox`: prints the mails that wait and names those that were refused; `-- --sent <id>` ticks one off that
 * was handed over by hand; `-- --again <id>` sends a refused one again.
 */
await run(async () => {
  const [, , option, id] = process.argv
  if (option === '--sent' && id) return change(id, markSent)
  if (option === '--again' && id) return change(id, sendAgain)
  if (option !== undefined) throw new Error('npm run outbox, with nothing, -- --sent <id> or -- --again <id>')
  const waiting = await inTransaction(() => readOutbox(operator()))
  say(
    readConfig(process.env).SMTP_URL
      ? 'These wait to be sent by SMTP.'
      : 'No mail server is set (SMTP_URL). Hand these over by a way you trust, then tick them off.',
  )
  say(waiting.length === 0 ? 'Nothing waits.' : waiting.map(written).join('\n'))
  await tellRefused()
  return 0
})

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
