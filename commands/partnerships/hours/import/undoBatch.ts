import { Problem } from '../../../../errors.ts'
import type { HourBatch } from '../../../../models/HourBatch.ts'
import { run } from '../../../../models/statements.ts'
import { TimeEntry } from '../../../../models/TimeEntry.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { lockedMonths } from '../openPeriod.ts'
import { recountMinutes } from '../recountMinutes.ts'

/**
 * Takes back what an import brought. The entries stay, as withdrawn, and their lines may come in anew. Throws 409 when
 * some are verified or lie in a locked month, and when there is nothing to take back. Answers how many went.
 */
export async function undoBatch(context: Context, batch: HourBatch): Promise<number> {
  if (batch.state !== 'run') throw new Problem('illegal-state', 'There is nothing to take back')
  const locked = await lockedMonths(batch.firmId)
  const entries = await TimeEntry.findAll({ where: { batchId: batch.id, withdrawnAt: null }, lock: true })
  const settled = entries.filter(({ verifiedAt, period }) => verifiedAt || locked.has(period))
  if (settled.length > 0) {
    throw new Problem('illegal-state', `${settled.length} of its entries are verified or in a locked month`)
  }
  const { actor, now } = context
  await run(
    `UPDATE time_entries SET withdrawn_by = ?, withdrawn_at = ?, row_key = NULL, updated_at = ?,
       version = version + 1 WHERE batch_id = ? AND withdrawn_at IS NULL`,
    [actor.id, now, now, batch.id],
  )
  await recountMinutes(context, [...new Set(entries.flatMap(({ matterId }) => matterId ?? []))])
  await batch.update({ state: 'undone', undoneBy: actor.id, undoneAt: now })
  const outcome = `withdrew ${entries.length}`
  await record(context, 'hour-import.undone', batch, { records: [batch.firmId], outcome })
  return entries.length
}
