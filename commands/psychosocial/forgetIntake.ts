import { Intake } from '../../models/Intake.ts'
import { select } from '../../models/statements.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { emptied } from './triageIntake.ts'

/** Days for which the words of a request that led to no file are kept. The centre's own rule. */
const KEPT_DAYS = 90
const DAY = 86_400_000

/**
 * The requests whose words are no longer needed. Of somebody who was taken up they belong to the file; these led to none.
 */
export async function intakesToForget({ now }: Context): Promise<string[]> {
  const rows = await select<{ id: string }>(
    `SELECT id FROM intakes
     WHERE state IN ('passed-on', 'refused') AND triaged_at < ? AND message IS NOT NULL
     ORDER BY triaged_at, id`,
    [new Date(now.getTime() - KEPT_DAYS * DAY)],
  )
  return rows.map(({ id }) => id)
}

/** Empties a request of every word that was written. That it came, when, and what became of it stays to be counted. */
export async function forgetIntake(context: Context, id: string): Promise<void> {
  const intake = await Intake.findByPk(id, { lock: true, rejectOnEmpty: true })
  if (intake.message === null) return
  await intake.update(emptied)
  await record(context, 'intake.forgotten', intake)
}
