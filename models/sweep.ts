import { type Model, type ModelStatic, Op, type WhereOptions } from 'sequelize'
import { IdempotencyKey } from './IdempotencyKey.ts'
import { Job } from './Job.ts'
import { ReferralLink } from './ReferralLink.ts'
import { Session } from './Session.ts'
import { SignInDelay } from './SignInDelay.ts'
import { SingleUseLink } from './SingleUseLink.ts'
import { sweepFiles } from './sweepFiles.ts'
import { sweepReports } from './sweepReports.ts'

const DAY = 86_400_000

/** What the process needs for a while and nobody needs later: the column of its age, and for how long it is kept. */
const passing: [model: ModelStatic<Model>, age: string, kept: number][] = [
  [SignInDelay, 'lastFailureAt', DAY],
  [IdempotencyKey, 'createdAt', 7 * DAY],
  [Job, 'finishedAt', 30 * DAY],
  [SingleUseLink, 'expiresAt', 30 * DAY],
  [ReferralLink, 'expiresAt', 30 * DAY],
  [Session, 'expiresAt', 30 * DAY],
]

/** Deletes what has passed. Of clients and cases only files that nothing names are among it, and nothing of the audit log. Answers how many rows went. */
export async function sweep(now: Date): Promise<number> {
  let gone = (await sweepReports(now)) + (await sweepFiles(now))
  for (const [model, age, kept] of passing) {
    const before = new Date(now.getTime() - kept)
    gone += await model.destroy({ where: { [age]: { [Op.lt]: before } } as WhereOptions })
  }
  return gone
}
