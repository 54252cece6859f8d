import type { Context } from '../commands/context.ts'
import { forgetIntake, intakesToForget } from '../commands/psychosocial/forgetIntake.ts'
import { inTransaction } from '../models/database.ts'
import { type Run, Stopped } from './place.ts'

/** Empties the requests from outside whose words are no longer needed, a transaction each. */
export async function forgetIntakes(context: Context, { signal }: Run): Promise<void> {
  for (const id of await intakesToForget(context)) {
    if (signal.aborted) throw new Stopped()
    await inTransaction(() => forgetIntake(context, id))
  }
}
