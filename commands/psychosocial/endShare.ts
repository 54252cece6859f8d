import { Problem } from '../../errors.ts'
import type { Share } from '../../models/Share.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { settleTasks } from '../tasks/settleTask.ts'

/** Takes back what was shared with the legal side: nobody there reads it any more. Throws 409 the second time. */
export async function endShare(context: Context, share: Share): Promise<void> {
  if (share.state === 'ended') throw new Problem('illegal-state', 'This was taken back already')
  await share.update({ state: 'ended', endedAt: context.now, endedBy: context.actor.id })
  await settleTasks(context, { kind: 'share-made', key: `share-made ${share.id}` }, { state: 'dropped' })
  await record(context, 'share.ended', share, { records: [share.clientId, share.referralId] })
}
