import { randomUUID } from 'node:crypto'
import { type Context, nobody } from '../commands/context.ts'
import type { Payload } from '../models/Job.ts'
import { type Clock, dateIn } from '../runtime/clock.ts'
import type { Config } from '../runtime/config.ts'
import type { Logger } from '../runtime/logger.ts'

/** What jobs need of the process that they run in. */
export interface Workplace {
  config: Config
  clock: Clock
  logger: Logger
  /** The centre's time zone. */
  zone: string
}

/** What a handler is told of the one run of its job. */
export interface Run {
  place: Workplace
  payload: Payload
  /** Aborts when the process is asked to stop, or when another one has taken the job over. */
  signal: AbortSignal
  /**
   * Writes down how far a long job has come (0 to 100 percent), between two steps of it. Throws Stopped when the job
   * must not go on here; let it pass, and the job will be begun again.
   */
  reached(percent: number): Promise<void>
}

/**
 * Does a job. It runs outside any transaction and opens its own with inTransaction(). It may run twice, after a crash
 * or beside a process that was believed dead: what it does must be right all the same.
 */
export type Handler = (context: Context, run: Run) => Promise<void>

/** The job goes on elsewhere or later. This is no failure. */
export class Stopped extends Error {}

/** The context of what no person asks for: nobody, now. */
export function contextAt({ clock, zone }: Workplace): Context {
  const now = clock.now()
  return { actor: nobody, requestId: randomUUID(), network: '', now, today: dateIn(zone, now) }
}
