import { Problem } from '../../../errors.ts'
import type { Handover } from '../../../models/Handover.ts'
import type { Matter } from '../../../models/Matter.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

/** The centre takes a deadline back, asked for or accepted. Throws 409 for one that was declined or taken back. */
export async function withdrawHandover(context: Context, handover: Handover, matter: Matter): Promise<void> {
  if (handover.state !== 'offered' && handover.state !== 'accepted') {
    throw new Problem('illegal-state', `This handover is ${handover.state}`)
  }
  await handover.update({ state: 'withdrawn' })
  const records = [handover.id, handover.deadlineId, handover.toId]
  await record(context, 'deadline.handover-withdrawn', matter, { records })
}
