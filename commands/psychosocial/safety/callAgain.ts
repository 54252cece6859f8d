import { SafetyAlert } from '../../../models/SafetyAlert.ts'
import { select } from '../../../models/statements.ts'
import type { Context } from '../../context.ts'
import { callPeople } from './callPeople.ts'

/** The alerts that nobody has taken and whose next call has come, the oldest first. */
export async function unansweredAlerts({ now }: Context): Promise<string[]> {
  const rows = await select<{ id: string }>(
    "SELECT id FROM safety_alerts WHERE state = 'open' AND next_call_at <= ? ORDER BY raised_at, id",
    [now],
  )
  return rows.map(({ id }) => id)
}

/** Calls people to an alert again, unless somebody took it meanwhile, or another process has just called. */
export async function callAgain(
  context: Context,
  alertId: string,
  publicUrl: string | undefined,
): Promise<void> {
  const alert = await SafetyAlert.findByPk(alertId, { lock: true, rejectOnEmpty: true })
  if (alert.state !== 'open' || !alert.nextCallAt || alert.nextCallAt > context.now) return
  await callPeople(context, alert, publicUrl)
}
