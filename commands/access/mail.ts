import { v7 as uuid } from 'uuid'
import { OutboxMessage } from '../../models/OutboxMessage.ts'
import type { User } from '../../models/User.ts'
import type { Context } from '../context.ts'

interface Letter {
  kind: string
  subject: string
  lines: string[]
}

/** Puts a mail into the outbox, encrypted; it leaves after the commit. */
export async function mail(context: Context, to: User, letter: Letter): Promise<void> {
  await OutboxMessage.create({
    id: uuid(),
    kind: letter.kind,
    recipient: to.signInName,
    subject: letter.subject,
    body: letter.lines.join('\n'),
    createdAt: context.now,
  })
}

/** The token stands behind "#": browsers send that part to no server, and it reaches no log. */
export const linkTo = (publicUrl: string, page: string, token: string) => `${publicUrl}/${page}#${token}`
