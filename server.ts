import { startServer } from './api/start.ts'
import { fixedClock, systemClock } from './runtime/clock.ts'
import { readConfig } from './runtime/config.ts'
import { createLogger, describeError, type Logger } from './runtime/logger.ts'

/** Reads the configuration, starts, and stops cleanly. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const logger = createLogger(config.LOG_LEVEL)
  watchProcess(logger)
  const clock = config.FIXED_CLOCK ? fixedClock(config.FIXED_CLOCK) : systemClock
  const running = await startServer(config, clock, logger)
  for (const notice of running.notices) process.stdout.write(`\n${notice}\n`)
  process.stdout.write(
    `\nCauseway listens at ${running.url} (the API's description: ${running.url}/api/v1/docs)\n`,
  )
  stopOnSignal(running.close)
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    close().then(() => process.exit(0), fail)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** Libraries print warnings that can quote data: the log learns that there was one, not what it said. */
function watchProcess(logger: Logger): void {
  console.warn = () => logger.warn('a library warned')
  process.on('unhandledRejection', error => giveUp(logger, error))
  process.on('uncaughtException', error => giveUp(logger, error))
}

function giveUp(logger: Logger, error: unknown): void {
  logger.error('gave up', describeError(error))
  process.exit(1)
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : 'It did not start'}\n`)
  process.exit(1)
}

main().catch(fail)
