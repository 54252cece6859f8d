import type { Context } from '../commands/context.ts'
import { closingTask } from '../commands/partnerships/hours/closeMonth.ts'
import { lockedMonths } from '../commands/partnerships/hours/openPeriod.ts'
import { openTask } from '../commands/tasks/openTask.ts'
import { dayBefore, shiftDays } from '../jurisdictions/days.ts'
import { inTransaction } from '../models/database.ts'
import { select } from '../models/statements.ts'
import { monthOf } from '../models/TimeEntry.ts'
import type { Run } from './place.ts'

/** How many days a coordinator has, from the fifth of the month on. */
const DAYS = 10

/** Asks the coordinator of each firm whose hours of the month before are not locked to verify and lock them. */
export async function askToCloseMonths(context: Context, { place }: Run): Promise<void> {
  const month = monthOf(dayBefore(`${monthOf(context.today)}-01`))
  const firms = await firmsWithOpen(month)
  for (const firmId of firms) await inTransaction(() => ask(context, firmId, month))
  place.logger.info('months to close', { count: firms.length })
}

async function firmsWithOpen(month: string): Promise<string[]> {
  const rows = await select<{ firmId: string }>(
    `SELECT DISTINCT entry.firm_id AS firmId FROM time_entries entry
     WHERE entry.period = ? AND entry.withdrawn_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM hour_months locked WHERE locked.firm_id = entry.firm_id AND locked.month = entry.period)
     ORDER BY entry.firm_id`,
    [month],
  )
  return rows.map(({ firmId }) => firmId)
}

async function ask(context: Context, firmId: string, month: string): Promise<void> {
  if ((await lockedMonths(firmId)).has(month)) return
  await openTask(context, {
    ...closingTask(firmId, month),
    owedBy: 'firm_coordinator',
    firmId,
    dueOn: shiftDays(context.today, DAYS),
    note: `Verify and lock the hours of ${month}`,
  })
}
