import { again } from '../jobs/again.ts'
import { runDue } from '../jobs/worker.ts'
import { inTransaction } from '../models/database.ts'
import { Job } from '../models/Job.ts'
import { systemClock } from '../runtime/clock.ts'
import { operator, run, say, workplace } from './shell.ts'

/**
 * `npm run jobs`: what waits, runs or failed; `-- --run-due`: runs once what is due now; `-- --again <id>`: lets a job
 * that failed begin anew.
 */
await run(async () => {
  const [, , option, id] = process.argv
  if (option === '--run-due') return runOnce()
  if (option === '--again' && id) return tryAgain(id)
  if (option !== undefined) throw new Error('npm run jobs, with nothing, -- --run-due or -- --again <id>')
  const jobs = await Job.findAll({ where: { finishedAt: null }, order: ['dueAt', 'id'] })
  say(jobs.length === 0 ? 'No job waits.' : jobs.map(told).join('\n'))
  return 0
})

async function runOnce(): Promise<number> {
  const ran = await runDue(workplace())
  say(
    ran.length === 0
      ? 'Nothing was due.'
      : ran.map(({ kind, key, ended }) => `${ended}  ${kind} ${key}`).join('\n'),
  )
  return ran.some(({ ended }) => ended === 'failed') ? 1 : 0
}

async function tryAgain(id: string): Promise<number> {
  const found = await inTransaction(() => again(operator(), id))
  say(found ? 'It is due now.' : 'No job with this id waits.')
  return found ? 0 : 1
}

function told(job: Job): string {
  const { id, kind, key, dueAt, attempts, lastError, progress } = job
  const trouble = lastError ? `, ${attempts} failures in a row, the last: ${lastError}` : ''
  return `${id}  ${stateOf(job)}  ${dueAt.toISOString()}  ${kind} ${key} ${progress}%${trouble}`
}

function stateOf({ failedAt, leasedUntil }: Job): string {
  if (failedAt) return 'failed '
  return leasedUntil && leasedUntil > systemClock.now() ? 'running' : 'waits  '
}
