import type { Job } from '../../models/Job.ts'
import type { Context } from '../context.ts'
import { requestJob } from '../requestJob.ts'

/** The job of a report: another one each time it is asked for again. */
export function requestReportJob(context: Context, reportId: string, time: number): Promise<Job> {
  return requestJob(context, {
    kind: 'reports.make',
    key: `${reportId} ${time}`,
    payload: { reportId, time },
  })
}
