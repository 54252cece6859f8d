import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startServer } from '../api/start.ts'
import { fixedClock, systemClock } from '../runtime/clock.ts'
import { type Config, readConfig } from '../runtime/config.ts'
import { createLogger } from '../runtime/logger.ts'
import { greeting } from './greeting.ts'
import { prepareWorld } from './prepare.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Makes or finds the demonstration world, serves it, and says how to sign in. */
async function main(): Promise<void> {
  const { cases, clock: instant, fresh, help } = options()
  if (help) {
    say('npm run demo -- [--cases 140] [--clock 2026-03-18T09:00:00+08:00] [--fresh]')
    return
  }
  const embedded = !process.env.DATABASE_URL
  const config = demoConfig(embedded, instant)
  const clock = config.FIXED_CLOCK ? fixedClock(config.FIXED_CLOCK) : systemClock
  const prepared = await prepareWorld({ config, clock, cases, embedded, fresh, say })
  const running = await startServer(
    config,
    clock,
    createLogger(process.env.LOG_LEVEL ? config.LOG_LEVEL : 'warn'),
  )
  for (const notice of running.notices) say(notice)
  say(greeting(running.url, prepared))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0), fail))
  }
}

function options() {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string' },
      clock: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const cases = values.cases === undefined ? undefined : Number(values.cases)
  if (cases !== undefined && (!Number.isInteger(cases) || cases < 40 || cases > 200_000))
    throw new Error('--cases takes a whole number from 40 to 200000')
  return { ...values, cases }
}

/** The settings of any server, with a database and a key of its own unless others are named. */
function demoConfig(embedded: boolean, instant: string | undefined): Config {
  const given = { CENTRE_NAME: 'Harbour Justice Centre', KEY_FILE: 'keys/demo.key', ...process.env }
  const config = readConfig(instant ? { ...given, FIXED_CLOCK: instant } : given)
  return embedded ? { ...config, DATABASE_URL: `sqlite:${join(config.DATA_DIR, 'demo.db')}` } : config
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : 'The demonstration did not start'}\n`)
  process.exit(1)
}

main().catch(fail)
