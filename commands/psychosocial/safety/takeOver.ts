import { Problem } from '../../../errors.ts'
import type { SafetyAlert } from '../../../models/SafetyAlert.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { settleWatch } from './watchTaken.ts'

/** Minutes for which an alert is left to whoever took it. */
const LEFT_ALONE = 30

/**
 * Takes an alert over from whoever took it and does not come back to it. Throws 409 unless it was taken by another, half an
 * hour ago or more.
 */
export async function takeOver(context: Context, alert: SafetyAlert): Promise<void> {
  const { actor, now } = context
  const { state, takenAt, takenBy: before } = alert
  if (state !== 'taken' || !takenAt || !before) throw new Problem('illegal-state', 'Nobody has this alert')
  if (before === actor.id) throw new Problem('illegal-state', 'You have taken this alert')
  if (now.getTime() - takenAt.getTime() < LEFT_ALONE * 60_000)
    throw new Problem('illegal-state', `It was taken less than ${LEFT_ALONE} minutes ago`)
  await settleWatch(context, alert)
  await alert.update({ takenBy: actor.id, takenAt: now })
  await record(context, 'safety-alert.taken-over', alert, { records: [before] })
}
