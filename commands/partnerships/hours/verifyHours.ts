import { Problem } from '../../../errors.ts'
import type { TimeEntry } from '../../../models/TimeEntry.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { caseOfEntry } from './entryState.ts'

/**
 * Confirms an entry of hours. A second person does: neither who worked nor who recorded it. Also in a month that is
 * locked, for a wall can have kept an entry from whoever locked it.
 */
export async function verifyHours(context: Context, entry: TimeEntry): Promise<void> {
  const { id: actorId } = context.actor
  if (entry.recordedBy === actorId || entry.userId === actorId) {
    throw new Problem('forbidden', 'Somebody else must verify these hours')
  }
  if (entry.withdrawnAt) throw new Problem('illegal-state', 'These hours were withdrawn')
  if (entry.verifiedAt) throw new Problem('illegal-state', 'These hours are verified already')
  await entry.update({ verifiedBy: actorId, verifiedAt: context.now })
  await record(context, 'hours.verified', await caseOfEntry(entry))
}
