import { Problem } from '../../../errors.ts'
import type { SafetyAlert } from '../../../models/SafetyAlert.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

/**
 * Takes an alert upon oneself: nobody is called any more. Asked again by whoever took it, it does nothing. Throws 409, without
 * a name, where another has taken it, or where it is closed.
 */
export async function takeAlert(context: Context, alert: SafetyAlert): Promise<void> {
  const { actor, now } = context
  if (alert.state === 'taken' && alert.takenBy === actor.id) return
  if (alert.state === 'closed') throw new Problem('illegal-state', 'This alert is closed')
  if (alert.state === 'taken') throw new Problem('illegal-state', 'Somebody has taken this alert already')
  await alert.update({ state: 'taken', takenBy: actor.id, takenAt: now, nextCallAt: null })
  await record(context, 'safety-alert.taken', alert)
}
