import type { Partnership } from '../../../models/Partnership.ts'
import { PlannedMessage, type SkipReason } from '../../../models/PlannedMessage.ts'
import { renewalWork } from '../../../models/RenewalRung.ts'
import { Task } from '../../../models/Task.ts'
import type { Context } from '../../context.ts'
import { settleTask } from '../../tasks/settleTask.ts'
import { planMessages } from './planMessages.ts'
import { type Renewing, reasonToStop } from './renewalStop.ts'

/** What is to be done about a renewal, beside the steps of the ladder themselves. */
export const NO_CONTACT = 'renewal-no-contact'

/** Writes down for planned messages why none of them leaves. */
export async function skipMessages(
  { now }: Context,
  rows: PlannedMessage[],
  because: SkipReason,
): Promise<void> {
  for (const row of rows) await row.update({ state: 'skipped', because, settledAt: now })
}

/**
 * Skips all that is still planned for an agreement and settles the open tasks of its renewal: done where it was
 * renewed, else dropped.
 */
export async function stopMessages(
  context: Context,
  { id: partnershipId }: Partnership,
  because: SkipReason,
): Promise<void> {
  const planned = await PlannedMessage.findAll({ where: { partnershipId, state: 'planned' }, lock: true })
  await skipMessages(context, planned, because)
  await settleRenewalTasks(context, partnershipId, because === 'renewed' ? 'done' : 'dropped')
}

/** Settles the open tasks of a renewal. */
export async function settleRenewalTasks(
  context: Context,
  partnershipId: string,
  state: 'done' | 'dropped',
): Promise<void> {
  const kind = [...renewalWork, NO_CONTACT]
  const open = await Task.findAll({ where: { partnershipId, kind, state: 'open' }, lock: true })
  for (const task of open) await settleTask(context, task, { state })
}

/** When an agreement is signed: plans its own messages, and stops those of the agreements that it follows. */
export async function beginRenewals(context: Context, signed: Renewing): Promise<void> {
  const { firm, partnership, agreements } = signed
  await planMessages(context, signed)
  const earlier = agreements.filter(({ state, endsOn }) => state !== 'draft' && endsOn < partnership.startsOn)
  for (const before of earlier) {
    const because = reasonToStop({ firm, partnership: before, agreements }, context.today)
    if (because) await stopMessages(context, before, because)
  }
}
