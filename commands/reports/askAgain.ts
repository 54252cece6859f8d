import { Problem } from '../../errors.ts'
import { Job } from '../../models/Job.ts'
import type { Report } from '../../models/Report.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { requestReportJob } from './requestReportJob.ts'

/** Has a report made anew that failed or whose file expired. Throws 409 while it is under way or there to be fetched. */
export async function askAgain(context: Context, report: Report): Promise<void> {
  const isOver = report.state === 'failed' || report.state === 'expired'
  if (!isOver && !(await hasGivenUp(report))) {
    throw new Problem('illegal-state', 'This report is under way, or can be fetched')
  }
  const time = (report.timesAsked ?? 1) + 1
  const { id: jobId } = await requestReportJob(context, report.id, time)
  const anew = { fingerprint: null, fileDigest: null, finishedAt: null, expiresAt: null }
  await report.update({ state: 'waiting', failure: null, jobId, timesAsked: time, ...anew })
  await record(context, 'report.asked-again', report)
}

/** Whether its job failed so often that it rests. */
async function hasGivenUp({ jobId }: Report): Promise<boolean> {
  const job = await Job.findByPk(jobId)
  return Boolean(job?.failedAt)
}
