import { AsyncLocalStorage } from 'node:async_hooks'
import { Sequelize, Transaction } from 'sequelize'
import { Problem } from '../errors.ts'
import { defineModels } from './define.ts'
import { mysqlDriver } from './mysql-driver.ts'
import { closeIdleHandles, sqliteDriver } from './sqlite-driver.ts'

const store = new AsyncLocalStorage<Map<string, unknown>>()

// Sequelize asks for a "continuation local storage"; AsyncLocalStorage does the same. With it, every query inside
// inTransaction() joins the transaction, and none can forget to.
Sequelize.useCLS({
  get: (key: string) => store.getStore()?.get(key),
  set: (key: string, value: unknown) => store.getStore()?.set(key, value),
  run: (work: () => unknown) => store.run(new Map(store.getStore()), work),
  bind: <T>(work: T): T => work,
} as never)

export interface DatabaseOptions {
  url: string
  /** The longest wait for one query, in milliseconds. */
  timeout?: number
  /** Connections to MySQL or MariaDB. */
  pool?: number
}

let current: Sequelize | undefined

/** The one database of this process. */
export function database(): Sequelize {
  if (!current) throw new Error('The database is not open')
  return current
}

export function isSqlite(sequelize: Sequelize = database()): boolean {
  return sequelize.getDialect() === 'sqlite'
}

/** Connects and defines the models. Nothing is migrated here. */
export function openDatabase({ url, timeout = 10_000, pool = 16 }: DatabaseOptions): Sequelize {
  const common = { logging: false as const, define: { underscored: true } }
  current = url.startsWith('sqlite:')
    ? new Sequelize({
        ...common,
        dialect: 'sqlite',
        storage: url.slice('sqlite:'.length),
        dialectModule: sqliteDriver,
        transactionType: Transaction.TYPES.IMMEDIATE,
      })
    : new Sequelize(url, {
        ...common,
        dialect: 'mysql',
        dialectModule: mysqlDriver(timeout),
        timezone: '+00:00',
        dialectOptions: { charset: 'utf8mb4_unicode_520_ci', maxPreparedStatements: 500 },
        pool: { max: pool, acquire: timeout, idle: 60_000 },
      })
  defineModels(current)
  return current
}

export async function closeDatabase(): Promise<void> {
  await current?.close()
  closeIdleHandles()
  current = undefined
}

/** Deadlock, lock wait, changed row, Galera's refusals and not-ready states. */
const retriedNumbers = new Set([1213, 1205, 1020, 1047, 1180])
const lostConnection = new Set(['ECONNRESET', 'EPIPE', 'PROTOCOL_CONNECTION_LOST', 'ER_SERVER_SHUTDOWN'])
const ATTEMPTS = 8

/** Thrown to have the whole transaction run again (two requests with one new idempotency key, for instance). */
export class TryAgain extends Error {}

function isPassing(error: unknown, committing: boolean): boolean {
  if (error instanceof TryAgain) return true
  const cause = ((error as { parent?: unknown }).parent ?? error) as { errno?: number; code?: string }
  if (retriedNumbers.has(cause.errno ?? 0) || cause.code === 'SQLITE_BUSY') return true
  // A connection lost while committing may have committed: running it again could do the work twice.
  return !committing && lostConnection.has(cause.code ?? '')
}

const pause = (attempt: number) =>
  new Promise(resolve => setTimeout(resolve, Math.min(800, 5 * 2 ** attempt) * (0.5 + Math.random())))

/** The connection of the transaction that is open here, if one is. */
export function openTransaction(): unknown {
  const transaction = store.getStore()?.get('transaction') as { connection?: unknown } | null | undefined
  return transaction?.connection
}

let queue: Promise<unknown> = Promise.resolve()

/** SQLite has one writer: transactions wait here, in order, and not inside the driver. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work)
  queue = turn.catch(() => undefined)
  return turn
}

/**
 * Runs `work` in one transaction, and the whole of it again when the database says that trying again helps
 * (at most eight times). Only request handlers, jobs and command-line tools open transactions; commands never do.
 * Throws Problem('unavailable') when the database stays busy.
 */
export async function inTransaction<T>(work: () => Promise<T>): Promise<T> {
  if (store.getStore()?.get('transaction')) throw new Error('A transaction is open already')
  for (let attempt = 0; ; attempt++) {
    let committing = false
    const begin = () =>
      database().transaction(async () => {
        const result = await work()
        committing = true
        return result
      })
    try {
      return await (isSqlite() ? inTurn(begin) : begin())
    } catch (error) {
      if (!isPassing(error, committing)) throw error
      if (attempt >= ATTEMPTS - 1) throw new Problem('unavailable', 'The database is busy', { retryAfter: 2 })
      await pause(attempt)
    }
  }
}
