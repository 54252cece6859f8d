import type { Context } from '../commands/context.ts'
import { alertsLeftOpen, watchTaken } from '../commands/psychosocial/safety/watchTaken.ts'
import { inTransaction } from '../models/database.ts'
import { type Run, Stopped } from './place.ts'

/** Reminds of the alerts that somebody took and nobody closed. One that fails holds up no other. */
export async function watchTakenAlerts(context: Context, { signal }: Run): Promise<void> {
  const failures: unknown[] = []
  for (const id of await alertsLeftOpen(context)) {
    if (signal.aborted) throw new Stopped()
    await inTransaction(() => watchTaken(context, id)).catch(error => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}
