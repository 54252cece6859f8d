import { Cron } from 'croner'
import { UniqueConstraintError } from 'sequelize'
import { inTransaction } from '../models/database.ts'
import { Job } from '../models/Job.ts'
import type { Workplace } from './place.ts'
import type { Recurring } from './schedule.ts'

/** The next moment of a cron pattern in the centre's zone, later than `after`. */
export function nextTime({ zone }: Pick<Workplace, 'zone'>, { at }: Recurring, after: Date): Date {
  const next = new Cron(at, { timezone: zone }).nextRun(after)
  if (!next) throw new Error(`The pattern ${at} has no next moment`)
  return next
}

/**
 * Sees to it that every recurring job has its row. One that is new is due at its next time, not at once; one whose
 * pattern was changed to come sooner is drawn forward. What was missed while nothing ran is done once, not once each.
 */
export async function planRecurring(place: Workplace, recurring: Record<string, Recurring>): Promise<void> {
  const now = place.clock.now()
  const rows = await Job.findAll({ where: { kind: Object.keys(recurring), key: '' } })
  for (const [kind, job] of Object.entries(recurring)) {
    const next = nextTime(place, job, now)
    const row = rows.find(row => row.kind === kind)
    if (!row) await plan(kind, next, now)
    else if (row.dueAt > next) await drawForward(row, next)
  }
}

async function plan(kind: string, dueAt: Date, createdAt: Date): Promise<void> {
  try {
    await inTransaction(() => Job.create({ kind, dueAt, createdAt }))
  } catch (error) {
    // Another process was faster: the row is there.
    if (!(error instanceof UniqueConstraintError)) throw error
  }
}

async function drawForward({ id, dueAt }: Job, next: Date): Promise<void> {
  await inTransaction(() => Job.update({ dueAt: next }, { where: { id, dueAt } }))
}
