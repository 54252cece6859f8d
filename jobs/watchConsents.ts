import { consentsRunningOut, watchConsent } from '../commands/consents/watchConsents.ts'
import type { Context } from '../commands/context.ts'
import { inTransaction } from '../models/database.ts'
import { type Run, Stopped } from './place.ts'

/** Writes down which consents ran out, and tells of those that soon will, a transaction each. */
export async function watchConsents(context: Context, { signal }: Run): Promise<void> {
  for (const id of await consentsRunningOut(context.today)) {
    if (signal.aborted) throw new Stopped()
    await inTransaction(() => watchConsent(context, id))
  }
}
