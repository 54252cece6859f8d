import type { Context } from '../commands/context.ts'
import { callAgain, unansweredAlerts } from '../commands/psychosocial/safety/callAgain.ts'
import { inTransaction } from '../models/database.ts'
import type { Run } from './place.ts'

/** Calls people to the alerts that nobody has taken, each in a transaction of its own. One that fails holds up no other. */
export async function callToAlerts(context: Context, { place, signal }: Run): Promise<void> {
  const failures: unknown[] = []
  for (const id of await unansweredAlerts(context)) {
    if (signal.aborted) return
    await inTransaction(() => callAgain(context, id, place.config.PUBLIC_URL)).catch(error =>
      failures.push(error),
    )
  }
  if (failures.length > 0) throw failures[0]
}
