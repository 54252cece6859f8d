import { Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import type { Firm } from '../../../models/Firm.ts'
import { HourMonth } from '../../../models/HourMonth.ts'
import { run } from '../../../models/statements.ts'
import { monthOf } from '../../../models/TimeEntry.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { settleTasks } from '../../tasks/settleTask.ts'

const AT_ONCE = 100

/** An entry that waits for somebody to verify it. */
export interface Unverified {
  id: string
  userId: string
  recordedBy: string
}

export interface Closing {
  month: string
  note?: string | null | undefined
  /** Every entry of the month that waits, as far as the actor may verify entries. */
  waiting: readonly Unverified[]
}

/** The key of the task to close a month of a firm. */
export const closingTask = (firmId: string, month: string) => ({
  kind: 'close-hour-month',
  key: `close-hour-month ${firmId} ${month}`,
})

/**
 * Verifies what waits in a month of a firm, which the caller has locked, and locks the month: nothing that is counted in
 * it changes any more. Throws 409 when it has not ended, is locked already, or holds entries that somebody else must
 * verify (as verifyHours says).
 */
export async function closeMonth(
  context: Context,
  { id: firmId }: Firm,
  { month, note, waiting }: Closing,
): Promise<HourMonth> {
  if (month >= monthOf(context.today)) throw new Problem('illegal-state', 'This month has not ended')
  if (await HourMonth.findOne({ where: { firmId, month }, lock: true })) {
    throw new Problem('illegal-state', 'This month is locked already')
  }
  refuseOwn(context, waiting)
  await verifyAll(context, waiting)
  const { id: verifiedBy } = context.actor
  const made = { id: newId(), firmId, month, verifiedBy, lockedAt: context.now, note: note ?? null }
  const closed = await HourMonth.create(made)
  await settleTasks(context, closingTask(firmId, month))
  const outcome = `${month}, verified ${waiting.length}`
  await record(context, 'hour-month.locked', closed, { records: [firmId], outcome })
  return closed
}

function refuseOwn({ actor }: Context, waiting: readonly Unverified[]): void {
  const own = waiting.filter(({ userId, recordedBy }) => userId === actor.id || recordedBy === actor.id)
  if (own.length > 0) {
    throw new Problem('illegal-state', `Somebody else must verify ${own.length} of these entries first`)
  }
}

async function verifyAll({ actor, now }: Context, waiting: readonly Unverified[]): Promise<void> {
  for (let at = 0; at < waiting.length; at += AT_ONCE) {
    const ids = waiting.slice(at, at + AT_ONCE).map(({ id }) => id)
    await run(
      `UPDATE time_entries SET verified_by = ?, verified_at = ?, updated_at = ?, version = version + 1
       WHERE verified_at IS NULL AND id IN (${ids.map(() => '?').join(', ')})`,
      [actor.id, now, now, ...ids],
    )
  }
}
