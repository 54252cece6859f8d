import type { Context } from '../commands/context.ts'
import { openReferrals, turnReferral } from '../commands/psychosocial/turnReferral.ts'
import { inTransaction } from '../models/database.ts'
import type { Run } from './place.ts'

/** Runs the clocks of referrals, each in a transaction of its own. One that fails does not hold up the others. */
export async function turnReferrals(context: Context, { place, signal }: Run): Promise<void> {
  const failures: unknown[] = []
  for (const id of await openReferrals()) {
    if (signal.aborted) return
    await inTransaction(() => turnReferral(context, id, place.config.PUBLIC_URL)).catch(error =>
      failures.push(error),
    )
  }
  if (failures.length > 0) throw failures[0]
}
