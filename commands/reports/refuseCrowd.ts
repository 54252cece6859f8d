import { Problem } from '../../errors.ts'
import { Job } from '../../models/Job.ts'
import { Report } from '../../models/Report.ts'
import { User } from '../../models/User.ts'

/** How many reports one person may have waiting or running: the lane is everybody's. */
const most = 10

/** Throws 409 for a person whose reports fill the lane. Their row is locked until the end, so that two orders at once are counted one after the other. */
export async function refuseCrowd(askedBy: string): Promise<void> {
  await User.findByPk(askedBy, { attributes: ['id'], lock: true })
  const where = { askedBy, state: ['waiting' as const, 'running' as const] }
  const open = await Report.findAll({ where, attributes: ['jobId'] })
  const alive = await Job.count({ where: { id: open.map(({ jobId }) => jobId), failedAt: null } })
  if (alive < most) return
  throw new Problem('illegal-state', `You have ${most} reports waiting or being made; ask when one is done`)
}
