import type { Context } from '../commands/context.ts'
import { record } from '../commands/record.ts'
import { Job } from '../models/Job.ts'

/** Makes a job that failed, or that waits, due now with all its attempts before it. False when there is none such. */
export async function again(context: Context, id: string): Promise<boolean> {
  const changes = { failedAt: null, attempts: 0, dueAt: context.now }
  const [count] = await Job.update(changes, { where: { id, finishedAt: null } })
  if (count === 0) return false
  await record(context, 'job.retried', { type: 'Job', id })
  return true
}
