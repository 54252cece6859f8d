import type { TimeEntry } from '../../../models/TimeEntry.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { caseOfEntry, refuseSettled } from './entryState.ts'
import { refuseLocked } from './openPeriod.ts'
import { recountMinutes } from './recountMinutes.ts'

/**
 * Takes back hours that should not count. The entry stays, as withdrawn. Throws 409 when it is verified, or its month is
 * locked.
 */
export async function withdrawHours(context: Context, entry: TimeEntry): Promise<void> {
  refuseSettled(entry)
  await refuseLocked(entry)
  await entry.update({ withdrawnBy: context.actor.id, withdrawnAt: context.now })
  if (entry.matterId) await recountMinutes(context, [entry.matterId])
  await record(context, 'hours.withdrawn', await caseOfEntry(entry))
}
