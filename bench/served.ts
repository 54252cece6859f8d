import mysql2 from 'mysql2'
import { startServer } from '../api/start.ts'
import { sqliteDriver } from '../models/sqlite-driver.ts'
import { systemClock } from '../runtime/clock.ts'
import { readConfig } from '../runtime/config.ts'
import { createLogger } from '../runtime/logger.ts'
import type { Statement } from './statements.ts'

/**
 * Causeway as it is, started for a bench. Asked by its parent, it tells which statements the next requests hand to the
 * driver, so that the baseline can run the same ones.
 */
let captured: Statement[] | null = null

/** What the worker asks in between belongs to no request. */
const OF_WORKER = /`(jobs|outbox)`/

type Method = (this: unknown, ...given: unknown[]) => unknown

/** Listens at a method of a driver that takes a statement and, perhaps, its values. */
function listen(prototype: Record<string, unknown>, name: string): void {
  const original = prototype[name] as Method
  prototype[name] = function (this: unknown, ...given: unknown[]) {
    const [first, second] = given
    const sql = typeof first === 'string' ? first : (first as { sql: string }).sql
    const values = typeof second === 'object' && second !== null ? Object.values(second) : []
    if (!OF_WORKER.test(sql)) captured?.push({ sql, values })
    return original.apply(this, given)
  }
}

const drivers = [
  [mysql2.Connection.prototype, ['query', 'execute']],
  [sqliteDriver.Database.prototype, ['run', 'all']],
] as const
for (const [prototype, names] of drivers) {
  for (const name of names) listen(prototype as unknown as Record<string, unknown>, name)
}

const running = await startServer(readConfig(process.env), systemClock, createLogger('info'))

process.on('message', (order: 'capture' | 'tell') => {
  if (order === 'capture') captured = []
  if (order === 'tell') {
    process.send?.({ captured })
    captured = null
  }
})
process.on('SIGTERM', () => process.exit(0))
process.send?.({ port: Number(new URL(running.url).port) })
