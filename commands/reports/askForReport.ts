import { newId } from '../../models/columns.ts'
import { type Audience, Report, type ReportParameters } from '../../models/Report.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { refuseCrowd } from './refuseCrowd.ts'
import { requestReportJob } from './requestReportJob.ts'

export interface Asked {
  kind: string
  parameters: ReportParameters
  caseId: string | null
  audience: Audience
  language: string
}

/** Orders a report, which a job makes with the rights that its asker has by then. Throws 409 while too many of theirs wait. */
export async function askForReport(context: Context, { parameters, ...asked }: Asked): Promise<Report> {
  await refuseCrowd(context.actor.id)
  const id = newId()
  const entries = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1))
  const report = await Report.create({
    id,
    ...asked,
    parameters: Object.fromEntries(entries),
    askedBy: context.actor.id,
    askedAt: context.now,
    state: 'waiting',
    jobId: (await requestReportJob(context, id, 1)).id,
  })
  await record(context, 'report.asked', report, { outcome: asked.kind })
  return report
}
