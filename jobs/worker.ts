import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { literal } from 'sequelize'
import { dueJobs } from '../models/due.ts'
import { Job } from '../models/Job.ts'
import { describeError } from '../runtime/logger.ts'
import { attempt, type Ending, type Work } from './attempt.ts'
import { claim } from './claim.ts'
import type { Workplace } from './place.ts'
import { nextTime, planRecurring } from './recurring.ts'
import { schedule as everyJob, type Schedule } from './schedule.ts'

/** The pause between two looks at the table, in milliseconds. */
const WAKE = 3000

export interface Ran {
  kind: string
  key: string
  ended: Ending
}

/**
 * Runs everything that is due now by the clock of the workplace, one after the other, oldest first, and says what ran.
 * With a clock of its own, a test decides what "now" is. Several processes may do this at once: a job runs in one.
 */
export async function runDue(
  place: Workplace,
  schedule: Schedule = everyJob,
  stop: AbortSignal = new AbortController().signal,
): Promise<Ran[]> {
  await planRecurring(place, schedule.recurring)
  const ran: Ran[] = []
  while (!stop.aborted) {
    const holder = randomUUID()
    const job = await claimNext(place, schedule, holder)
    if (!job) break
    const ended = await attempt(place, workOf(place, schedule, job, holder), stop)
    ran.push({ kind: job.kind, key: job.key, ended })
  }
  return ran
}

async function claimNext(place: Workplace, schedule: Schedule, holder: string): Promise<Job | undefined> {
  // A kind that this version does not know is left to a process that does.
  const kinds = Object.keys({ ...schedule.recurring, ...schedule.requested })
  const [job] = await claim(place, holder, {
    model: Job,
    due: dueJobs(kinds, place.clock.now()),
    order: ['dueAt', 'id'],
    limit: 1,
    changes: { attempts: literal('attempts + 1') },
  })
  return job
}

function workOf(place: Workplace, schedule: Schedule, job: Job, holder: string): Work {
  const recurring = schedule.recurring[job.kind]
  const handler = recurring?.run ?? schedule.requested[job.kind]
  if (!handler) throw new Error(`Nothing does jobs of the kind ${job.kind}`)
  return { job, holder, handler, next: recurring && (after => nextTime(place, recurring, after)) }
}

export interface Worker {
  /** Begins no further job, and waits for the step that runs (the given milliseconds at most). */
  stop(patience?: number): Promise<void>
}

/** Looks at the table every few seconds. Jobs that were asked for, which can be long, do not hold up the recurring ones. */
export function startWorker(place: Workplace, schedule: Schedule = everyJob): Worker {
  const stopping = new AbortController()
  const lanes = [
    { ...schedule, requested: {} },
    { ...schedule, recurring: {} },
  ].map(lane => work(place, lane, stopping.signal))
  return {
    async stop(patience = 10_000) {
      stopping.abort()
      const late = new AbortController()
      const patient = sleep(patience, undefined, { signal: late.signal }).catch(() => undefined)
      await Promise.race([Promise.all(lanes), patient])
      late.abort()
    },
  }
}

async function work(place: Workplace, lane: Schedule, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await runDue(place, lane, stop).catch(error => place.logger.error('jobs not run', describeError(error)))
    await sleep(WAKE, undefined, { signal: stop, ref: false }).catch(() => undefined)
  }
}
