import { database, isSqlite, openTransaction } from './database.ts'

/**
 * Statements on the paths that everybody waits for, handed to the driver without the query builder, whose share of such
 * a request is several times that of the database. They join the open transaction. Values are bound, or escaped where a text is not prepared.
 */
export type Value = string | number | boolean | Date | Buffer | null

interface Driver {
  execute(sql: string, values: Value[], done: (error: Error | null, rows: unknown) => void): void
  query(sql: string, done: (error: Error | null, rows: unknown) => void): void
  all(
    sql: string,
    values: Value[],
    done: (this: { changes: number }, error: Error | null, rows: unknown) => void,
  ): void
}

interface Manager {
  getConnection(options: object): Promise<Driver>
  releaseConnection(connection: Driver): void
}

/** The rows of a SELECT. Columns come under the names that the statement gives them. */
export async function select<T extends object>(sql: string, values: Value[] = []): Promise<T[]> {
  return (await onConnection(driver => send(driver, sql, values))).rows as T[]
}

/** Runs a statement that changes rows, and tells how many. */
export async function run(sql: string, values: Value[] = []): Promise<number> {
  return (await onConnection(driver => send(driver, sql, values))).changed
}

async function onConnection<T>(work: (driver: Driver) => Promise<T>): Promise<T> {
  const open = openTransaction()
  if (open) return work(open as unknown as Driver)
  const manager = (database() as unknown as { connectionManager: Manager }).connectionManager
  const driver = await manager.getConnection({ type: 'SELECT' })
  try {
    return await work(driver)
  } finally {
    manager.releaseConnection(driver)
  }
}

interface Sent {
  rows: unknown
  changed: number
}

function send(driver: Driver, sql: string, values: Value[]): Promise<Sent> {
  return new Promise((resolve, reject) => {
    if (isSqlite()) {
      driver.all(sql, values.map(asSqlite), function (error, rows) {
        if (error) reject(error)
        else resolve({ rows, changed: this.changes })
      })
      return
    }
    const done = (error: Error | null, rows: unknown) =>
      error
        ? reject(error)
        : resolve({ rows, changed: Number((rows as { affectedRows?: number }).affectedRows ?? 0) })
    // A statement without values is not prepared: its text may hold one person's id, and prepared ones are kept.
    if (values.length > 0) driver.execute(sql, values, done)
    else driver.query(sql, done)
  })
}

/** SQLite keeps moments as the text that the query builder writes there. */
function asSqlite(value: Value): Value {
  return value instanceof Date ? value.toISOString().replace('T', ' ').replace('Z', ' +00:00') : value
}

/** A moment as part of the text of a statement. */
export const instantSql = (moment: Date): string => {
  const [day, time] = moment.toISOString().replace('Z', '').split('T')
  return isSqlite() ? `'${day} ${time} +00:00'` : `'${day} ${time}'`
}

/** A value as part of the text of a statement, for statements that are not prepared. */
export const escaped = (value: string): string => database().escape(value)

export const forUpdate = (): string => (isSqlite() ? '' : ' FOR UPDATE')
