import { randomUUID } from 'node:crypto'
import type { Context } from '../commands/context.ts'
import { inTransaction } from '../models/database.ts'
import { dueMails, released } from '../models/due.ts'
import { OutboxMessage } from '../models/OutboxMessage.ts'
import { claim, whileKept } from './claim.ts'
import type { Run, Workplace } from './place.ts'
import { type Mail, type Outcome, openPost, type Post } from './smtp.ts'

const BATCH = 20
const MINUTE = 60_000
/** So many refusals "for now" in a row take more than five days (see pauseAfter); then a mail has bounced. */
const MOST = 40

/**
 * Sends the mails that wait, oldest first. Two processes never send the same one, since each takes its mails under a
 * lease. A mail is written down as sent right after the server accepted it. One window cannot be closed: when the
 * process or the database dies between the two, the mail is sent again when the lease has ended. It then bears the same
 * Message-ID, by which most receivers know the double. Without SMTP_URL the mails wait.
 */
export async function sendMail(_context: Context, { place, signal }: Run): Promise<void> {
  const post = openPost(place.config)
  if (!post) return
  try {
    let reached = true
    while (reached && !signal.aborted) {
      const holder = randomUUID()
      const order = ['createdAt', 'id']
      const due = dueMails(place.clock.now())
      const mails = await claim(place, holder, { model: OutboxMessage, due, order, limit: BATCH })
      if (mails.length === 0) return
      reached = await sendBatch(place, post, mails, holder)
    }
  } finally {
    post.close()
  }
}

/** Answers whether the server was there at all: if it was not, the next batch need not try. */
async function sendBatch(
  place: Workplace,
  post: Post,
  mails: OutboxMessage[],
  holder: string,
): Promise<boolean> {
  const kept = { model: OutboxMessage, ids: mails.map(({ id }) => id), holder }
  const sendAll = () => Promise.allSettled(mails.map(mail => sendOne(place, post, mail)))
  const results = await whileKept(place, kept, sendAll, () => undefined)
  const outcomes = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
  tell(place, outcomes)
  const unwritten = results.find(result => result.status === 'rejected')
  if (unwritten) throw unwritten.reason
  return outcomes.some(outcome => outcome.is !== 'unreachable')
}

async function sendOne({ clock }: Workplace, post: Post, mail: OutboxMessage): Promise<Outcome> {
  const outcome = await tryOnce(post, mail)
  const { id, leasedBy } = mail
  // What was accepted was accepted, whoever has the lease by now.
  const where = outcome.is === 'sent' ? { id, sentAt: null } : { id, leasedBy, sentAt: null }
  const changes = { ...released, ...after(outcome, mail, clock.now()) }
  await inTransaction(() => OutboxMessage.update(changes, { where }))
  return outcome
}

async function tryOnce(post: Post, mail: OutboxMessage): Promise<Outcome> {
  const text = textOf(mail)
  return text ? post.send(text) : { is: 'later', failure: 'unreadable' }
}

/** Null when the text does not open, because somebody changed it outside the system: the other mails go on. */
function textOf(mail: OutboxMessage): Mail | null {
  try {
    return {
      to: mail.recipient,
      subject: mail.subject,
      body: mail.body,
      messageId: mail.messageId ?? mail.id,
    }
  } catch {
    return null
  }
}

function after(outcome: Outcome, { createdAt, attempts }: OutboxMessage, now: Date) {
  if (outcome.is === 'sent') return { sentAt: now, bouncedAt: null, failure: null }
  const { is, failure } = outcome
  if (is === 'unreachable')
    return { failure, nextTryAt: later(now, pauseAtAge(now.getTime() - createdAt.getTime())) }
  const tries = attempts + 1
  if (is === 'refused' || tries >= MOST) return { failure, attempts: tries, bouncedAt: now }
  return { failure, attempts: tries, nextTryAt: later(now, pauseAfter(tries)) }
}

const later = (now: Date, milliseconds: number) => new Date(now.getTime() + milliseconds)

/** After a refusal "for now": two minutes, four, eight, … at most four hours. */
const pauseAfter = (attempts: number) => Math.min(2 ** attempts, 240) * MINUTE

/** While no server is there: a tenth of the mail's age, from one minute to a quarter of an hour. Never given up. */
const pauseAtAge = (age: number) => Math.max(MINUTE, Math.min(age / 10, 15 * MINUTE))

/** Counts and codes only: no recipient, no subject. */
function tell({ logger }: Workplace, outcomes: Outcome[]): void {
  for (const is of ['sent', 'refused', 'later', 'unreachable'] as const) {
    const some = outcomes.filter(outcome => outcome.is === is)
    const first = some[0]
    if (!first) continue
    const errorCode = 'failure' in first ? { errorCode: first.failure } : {}
    logger.log(is === 'sent' ? 'info' : 'warn', `mail ${is}`, { count: some.length, ...errorCode })
  }
}
