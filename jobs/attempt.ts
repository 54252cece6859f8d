import { Problem } from '../errors.ts'
import { inTransaction } from '../models/database.ts'
import { released } from '../models/due.ts'
import { Job } from '../models/Job.ts'
import { describeError } from '../runtime/logger.ts'
import { type Kept, renew, whileKept } from './claim.ts'
import { contextAt, type Handler, type Run, Stopped, type Workplace } from './place.ts'

export type Ending = 'done' | 'failed' | 'stopped'

const MINUTE = 60_000

/** How long to wait after the first, second, … failure in a row, in milliseconds. After the last of them it rests. */
const pauses = [1, 5, 15, 60, 240].map(minutes => minutes * MINUTE)

export interface Work {
  job: Job
  holder: string
  handler: Handler
  /** When the job comes back; none when it is done once. */
  next: ((after: Date) => Date) | undefined
}

/** Runs a job that was claimed, and writes down how it ended, unless another process has taken it over by then. */
export async function attempt(place: Workplace, work: Work, stop: AbortSignal): Promise<Ending> {
  const kept: Kept = { model: Job, ids: [work.job.id], holder: work.holder }
  const lost = new AbortController()
  const signal = AbortSignal.any([stop, lost.signal])
  try {
    // Only a process that died during it can have begun it so often.
    if (!work.next && work.job.attempts > pauses.length + 1) throw new Error('It was begun too often')
    const run = runOf(place, work.job, kept, signal)
    await whileKept(
      place,
      kept,
      () => work.handler(contextAt(place), run),
      () => lost.abort(),
    )
  } catch (error) {
    return error instanceof Stopped ? putBack(work) : fail(place, work, error)
  }
  await conclude(work, afterSuccess(work, place.clock.now()))
  return 'done'
}

function runOf(place: Workplace, { payload }: Job, kept: Kept, signal: AbortSignal): Run {
  const reached = async (percent: number) => {
    const progress = Math.max(0, Math.min(100, Math.round(percent)))
    if (!(await renew(place, kept, { progress })) || signal.aborted) throw new Stopped()
  }
  return { place, payload: payload ?? {}, signal, reached }
}

const afterSuccess = ({ next }: Work, now: Date) =>
  next
    ? { dueAt: next(now), attempts: 0, lastError: null, progress: 0 }
    : { finishedAt: now, lastError: null, progress: 100 }

async function putBack(work: Work): Promise<Ending> {
  await conclude(work, { attempts: work.job.attempts - 1 })
  return 'stopped'
}

async function fail({ clock, logger }: Workplace, work: Work, error: unknown): Promise<Ending> {
  const { id, kind, attempts } = work.job
  logger.error('job failed', { subject: kind, subjectId: id, attempt: attempts, ...describeError(error) })
  await conclude(work, { lastError: kindOf(error), ...afterFailure(work, clock.now()) })
  return 'failed'
}

function afterFailure({ job, next }: Work, now: Date) {
  const pause = pauses[job.attempts - 1]
  const again = pause === undefined ? undefined : new Date(now.getTime() + pause)
  const regular = next?.(now)
  if (again && regular) return { dueAt: again < regular ? again : regular }
  const dueAt = again ?? regular
  return dueAt ? { dueAt } : { failedAt: now }
}

/** What may be written down of a failure: its class and code, no word of its message. */
function kindOf(error: unknown): string {
  if (error instanceof Problem) return error.kind
  const { errorName, errorCode } = describeError(error)
  return [errorName, errorCode].filter(Boolean).join(' ').slice(0, 80)
}

async function conclude({ job, holder }: Work, changes: object): Promise<void> {
  const where = { id: job.id, leasedBy: holder }
  await inTransaction(() => Job.update({ ...changes, ...released }, { where }))
}
