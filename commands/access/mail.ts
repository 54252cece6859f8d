import type { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { type Letter, writeMail } from '../mail/writeMail.ts'

/** Puts a mail to the owner of an account into the outbox, and returns the id of its row. */
export const mail = (context: Context, to: User, letter: Letter): Promise<string> =>
  writeMail(context, to.signInName, letter)

/** The token stands behind "#": browsers send that part to no server, and it reaches no log. */
export const linkTo = (publicUrl: string, page: string, token: string) => `${publicUrl}/${page}#${token}`
