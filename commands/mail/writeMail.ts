import { v7 as uuid } from 'uuid'
import { invalid } from '../../errors.ts'
import { OutboxMessage } from '../../models/OutboxMessage.ts'
import type { Context } from '../context.ts'

export interface Letter {
  /** What the mail is for, such as "invitation"; it stands in lists in place of the encrypted text. */
  kind: string
  subject: string
  lines: string[]
}

/** One address in plain letters: what could end a header line, begin another address or be a comment is not in it. */
const address = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,189}$)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/

/** Whether a mail can be sent there. */
export const isAddress = (text: string): boolean => address.test(text)

/**
 * Puts a mail to an address into the outbox, encrypted, and returns the id of its row; it leaves after the commit. The
 * row says later what became of it (sentAt, bouncedAt). Refuses (422) an address that is not exactly one plain address,
 * and a subject with line breaks or other control characters, so that neither can bring in a header.
 */
export async function writeMail(context: Context, to: string, letter: Letter): Promise<string> {
  if (!isAddress(to)) throw invalid('/to', 'is not one e-mail address in plain letters')
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(letter.subject)) throw invalid('/subject', 'must be one line')
  const { id } = await OutboxMessage.create({
    id: uuid(),
    kind: letter.kind,
    recipient: to,
    subject: letter.subject,
    body: letter.lines.join('\n'),
    createdAt: context.now,
  })
  return id
}
