import { randomUUID } from 'node:crypto'
import { type Context, nobody } from '../commands/context.ts'
import { Problem } from '../errors.ts'
import type { Workplace } from '../jobs/place.ts'
import { jurisdictionFor } from '../jurisdictions/load.ts'
import { closeDatabase } from '../models/database.ts'
import { openExistingStore } from '../models/store.ts'
import { dateIn, systemClock } from '../runtime/clock.ts'
import { readConfig } from '../runtime/config.ts'
import { createLogger } from '../runtime/logger.ts'

export const say = (text: string) => process.stdout.write(`${text}\n`)

/** Runs a command-line tool on the database and keys of the configuration. What it returns is the exit code. */
export async function run(tool: (masters: Buffer[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await tool(await openExistingStore(readConfig(process.env)))
  } catch (error) {
    fail(error)
  } finally {
    await closeDatabase()
  }
}

/** Says on the error stream why a tool ends with 1, and with a refusal which field was wrong: never a stack. */
export function fail(error: unknown): void {
  const issues = error instanceof Problem ? (error.extra.errors ?? []) : []
  const fields = issues.map(({ pointer, detail }) => `--${pointer.slice(1)}: ${detail}`)
  const said = error instanceof Error ? error.message : 'It failed'
  process.stderr.write(`${[said, ...fields].join('\n')}\n`)
  process.exitCode = 1
}

/** The context of what an operator does at the command line. */
export function operator(): Context {
  const now = systemClock.now()
  const today = dateIn(jurisdictionFor('hk-usm').calendar.zone, now)
  return { actor: nobody, requestId: randomUUID(), network: '', now, today }
}

/** Where jobs run that a tool does by itself. */
export function workplace(): Workplace {
  const config = readConfig(process.env)
  const { zone } = jurisdictionFor('hk-usm').calendar
  return { config, clock: systemClock, logger: createLogger(config.LOG_LEVEL), zone }
}
