import type { Workplace } from '../../jobs/place.ts'
import { planRecurring } from '../../jobs/recurring.ts'
import { schedule as everyJob, type Schedule } from '../../jobs/schedule.ts'
import { type Ran, runDue } from '../../jobs/worker.ts'
import { clock, config, setClock, testLogger } from './house.ts'

/** Where jobs run in the tests: the clock and the log of the test. */
export const place: Workplace = { config, clock, logger: testLogger(), zone: 'Asia/Hong_Kong' }

/**
 * Moves the clock of the test on to an instant, as if a worker had stood still since now, and runs what is due then.
 * A recurring job whose time lies between runs once.
 */
export async function workAt(instant: string, schedule: Schedule = everyJob): Promise<Ran[]> {
  await planRecurring(place, schedule.recurring)
  setClock(instant)
  return runDue(place, schedule)
}
