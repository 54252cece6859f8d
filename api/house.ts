import type { Clock } from '../runtime/clock.ts'
import { dateIn } from '../runtime/clock.ts'
import type { Config } from '../runtime/config.ts'
import type { Logger } from '../runtime/logger.ts'

/** What the API needs of the process it runs in. */
export interface House {
  config: Config
  clock: Clock
  logger: Logger
  /** The centre's zone, in which its days begin. */
  zone: string
  /** The date in the centre's zone, as YYYY-MM-DD. */
  today(): string
}

export function houseOf(config: Config, clock: Clock, logger: Logger, zone: string): House {
  return { config, clock, logger, zone, today: () => dateIn(zone, clock.now()) }
}
