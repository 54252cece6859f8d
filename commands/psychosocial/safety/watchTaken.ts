import { RoleGrant } from '../../../models/RoleGrant.ts'
import { SafetyAlert } from '../../../models/SafetyAlert.ts'
import { select } from '../../../models/statements.ts'
import type { Context } from '../../context.ts'
import { openTask } from '../../tasks/openTask.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { leftOpen } from './ladder.ts'

const HOUR = 3_600_000

/** The alerts that somebody took so long ago that they are reminded, and that are not closed. The oldest first. */
export async function alertsLeftOpen({ now }: Context): Promise<string[]> {
  const rows = await select<{ id: string }>(
    "SELECT id FROM safety_alerts WHERE state = 'taken' AND taken_at <= ? ORDER BY taken_at, id",
    [new Date(now.getTime() - leftOpen.taker * HOUR)],
  )
  return rows.map(({ id }) => id)
}

/** Reminds whoever took an alert that it is open still, and tells a director when it stays so. Once each. */
export async function watchTaken(context: Context, alertId: string): Promise<void> {
  const alert = await SafetyAlert.findByPk(alertId, { lock: true, rejectOnEmpty: true })
  const { state, takenAt, takenBy, reference, clientId } = alert
  if (state !== 'taken' || !takenAt || !takenBy) return
  const hours = (context.now.getTime() - takenAt.getTime()) / HOUR
  const about = { clientId, dueOn: context.today }
  if (hours >= leftOpen.taker) {
    const note = `${reference}: you took this alert, and it is open still. Close it, or say who takes it over.`
    await openTask(context, {
      ...{ ...about, ...taskOf(alert, 'taker'), note, ownerId: takenBy },
      owedBy: (await isOfTeam(takenBy)) ? 'psychosocial' : 'caseworker',
    })
  }
  if (hours >= leftOpen.director) {
    const note = `${reference}: this alert was taken long ago and is open still. See to it that somebody ends it.`
    await openTask(context, { ...about, ...taskOf(alert, 'director'), note, owedBy: 'director' })
  }
}

/** Ends what was asked of whoever had an alert, and of the directors: it was closed, or another has it. */
export async function settleWatch(context: Context, alert: SafetyAlert): Promise<void> {
  for (const whom of ['taker', 'director'] as const) await settleTasks(context, taskOf(alert, whom))
}

/** One that is taken over begins anew, so that its moment is part of what the task is about. */
function taskOf({ id, takenAt }: SafetyAlert, whom: keyof typeof leftOpen) {
  const kind = whom === 'taker' ? 'alert-left-open' : 'alert-not-ended'
  return { kind, key: `${kind} ${id} ${takenAt?.getTime()}` }
}

const isOfTeam = async (userId: string): Promise<boolean> =>
  (await RoleGrant.count({ where: { userId, role: 'psychosocial' } })) > 0
