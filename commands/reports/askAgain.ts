import { Problem } from '../../errors.ts'
import { Job } from '../../models/Job.ts'
import type { Report } from '../../models/Report.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { askForReport } from './askForReport.ts'
import { refuseCrowd } from './refuseCrowd.ts'
import { requestReportJob } from './requestReportJob.ts'

/**
 * Has a report made anew that failed, and answers it; one whose file expired stays as it is, for its fingerprint is on
 * papers that are out, and another one is ordered in its place. Throws 409 while it is under way or there to be
 * fetched, and while too many others of its asker wait.
 */
export async function askAgain(context: Context, report: Report): Promise<Report> {
  if (report.state === 'expired') return askForReport(context, orderOf(report))
  if (report.state !== 'failed' && !(await hasGivenUp(report))) {
    throw new Problem('illegal-state', 'This report is under way, or can be fetched')
  }
  await refuseCrowd(report.askedBy)
  const time = (report.timesAsked ?? 1) + 1
  const { id: jobId } = await requestReportJob(context, report.id, time)
  await report.update({ state: 'waiting', failure: null, jobId, timesAsked: time })
  await record(context, 'report.asked-again', report)
  return report
}

const orderOf = ({ kind, parameters, caseId, audience, language }: Report) => ({
  ...{ kind, parameters, audience, language },
  caseId: caseId ?? null,
})

/** Whether its job failed so often that it rests. */
async function hasGivenUp({ jobId }: Report): Promise<boolean> {
  const job = await Job.findByPk(jobId)
  return Boolean(job?.failedAt)
}
