import { Problem } from '../../../errors.ts'
import type { AlertOutcome, SafetyAlert } from '../../../models/SafetyAlert.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { settleWatch } from './watchTaken.ts'

/** Says what came of an alert. Throws 409 where nobody or somebody else has taken it, or where it is closed already. */
export async function closeAlert(
  context: Context,
  alert: SafetyAlert,
  { outcome }: { outcome: AlertOutcome },
): Promise<void> {
  if (alert.state === 'open') throw new Problem('illegal-state', 'Take the alert first')
  if (alert.state === 'closed') throw new Problem('illegal-state', 'This alert is closed already')
  if (alert.takenBy !== context.actor.id) throw new Problem('illegal-state', 'Take the alert over first')
  await alert.update({ state: 'closed', closedBy: context.actor.id, closedAt: context.now, outcome })
  await settleWatch(context, alert)
  await record(context, 'safety-alert.closed', alert)
}
