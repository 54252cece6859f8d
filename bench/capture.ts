import mysql2 from 'mysql2'
import { sqliteDriver } from '../models/sqlite-driver.ts'
import type { Statement } from './statements.ts'

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

/** From here on, what is handed to the driver is remembered. */
export function beginCapture(): void {
  captured = []
}

/** What was handed to the driver since then; no more is remembered. */
export function endCapture(): Statement[] {
  const since = captured ?? []
  captured = null
  return since
}
