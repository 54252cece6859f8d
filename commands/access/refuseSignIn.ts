import type { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Writes down that a sign-in failed: for whom, if anybody has that name, and never what was typed. */
export async function refuseSignIn(context: Context, user: User | null, why: string): Promise<void> {
  await record(context, 'session.refused', { type: 'User', id: user?.id ?? null }, { outcome: why })
}
