import { markSent, readOutbox } from '../commands/access/readOutbox.ts'
import { inTransaction } from '../models/database.ts'
import type { OutboxMessage } from '../models/OutboxMessage.ts'
import { operator, run, say } from './shell.ts'

/** `npm run outbox`: prints the mails that wait, to be sent by hand; `npm run outbox -- --sent <id>` ticks one off. */
await run(async () => {
  const [, , option, id] = process.argv
  if (option === '--sent' && id) return tick(id)
  if (option !== undefined) throw new Error('npm run outbox, or npm run outbox -- --sent <id>')
  const waiting = await inTransaction(() => readOutbox(operator()))
  say(
    'Mail is not sent by itself yet (SMTP is to come). Hand these over by a way you trust, then tick them off.',
  )
  say(waiting.length === 0 ? 'Nothing waits.' : waiting.map(written).join('\n'))
  return 0
})

async function tick(id: string): Promise<number> {
  const found = await inTransaction(() => markSent(operator(), id))
  say(found ? 'Ticked off.' : 'No mail with this id waits.')
  return found ? 0 : 1
}

function written({ id, kind, recipient, subject, body, createdAt }: OutboxMessage): string {
  const rule = '-'.repeat(72)
  return [
    rule,
    `${id}  ${kind}  ${createdAt.toISOString()}`,
    `To: ${recipient}`,
    `Subject: ${subject}`,
    '',
    body,
  ].join('\n')
}
