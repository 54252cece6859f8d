import { Session } from '../../models/Session.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Signs a person out of one browser. */
export async function endSession(context: Context, sessionId: string): Promise<void> {
  const session = await Session.findByPk(sessionId, { rejectOnEmpty: true })
  await session.update({ endedAt: context.now, endedBecause: 'signed out' })
  await record(context, 'session.ended', session)
}
