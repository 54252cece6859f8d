import Libsql from 'libsql'

/**
 * The embedded database behind Sequelize's sqlite dialect: libsql comes as a ready-made binary (no compiler), speaks
 * better-sqlite3's synchronous API, and is given here the callback API that Sequelize expects. Sequelize opens a
 * connection for each transaction; handles are kept and used again, with their prepared statements.
 * See docs/decisions/0002-embedded-database-driver.md.
 */
type Callback = (this: { lastID: number; changes: number }, error: Error | null, rows?: unknown[]) => void
type Parameters = unknown[] | Record<string, unknown> | undefined

const IDLE_HANDLES = 4
const STATEMENTS_PER_HANDLE = 400

class Handle {
  readonly raw: InstanceType<typeof Libsql>
  private columns = new Map<string, unknown[]>()
  private statements = new Map<string, ReturnType<InstanceType<typeof Libsql>['prepare']>>()

  constructor(file: string) {
    this.raw = new Libsql(file)
    for (const pragma of [
      'journal_mode = WAL',
      'synchronous = FULL',
      'foreign_keys = ON',
      'cache_size = -32000',
    ]) {
      this.raw.exec(`PRAGMA ${pragma}`)
    }
  }

  prepare(sql: string) {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = this.raw.prepare(sql)
    if (this.statements.size >= STATEMENTS_PER_HANDLE) this.statements.clear()
    this.statements.set(sql, statement)
    return statement
  }

  /** Sequelize asks for the columns of a table before every query on it; they change with the schema only. */
  columnsOf(sql: string): unknown[] {
    const known = this.columns.get(sql) ?? this.prepare(sql).all()
    this.columns.set(sql, known)
    return known
  }

  forgetSchema(): void {
    this.statements.clear()
    this.columns.clear()
  }
}

const idle = new Map<string, Handle[]>()

function take(file: string): Handle {
  return idle.get(file)?.pop() ?? new Handle(file)
}

function giveBack(file: string, handle: Handle): void {
  const waiting = idle.get(file) ?? []
  if (waiting.length >= IDLE_HANDLES || file === ':memory:' || handle.raw.inTransaction) handle.raw.close()
  else idle.set(file, [...waiting, handle])
}

function forgetSchema(file: string, handle: Handle): void {
  for (const one of [handle, ...(idle.get(file) ?? [])]) one.forgetSchema()
}

/** Closes the handles that wait for their next use. */
export function closeIdleHandles(): void {
  for (const handles of idle.values()) for (const handle of handles) handle.raw.close()
  idle.clear()
}

const plain = (value: unknown): unknown => {
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.toISOString()
  return value === undefined ? null : value
}

function bindings(parameters: Parameters): unknown[] {
  if (!parameters) return []
  if (Array.isArray(parameters)) return parameters.length === 0 ? [] : [parameters.map(plain)]
  const entries = Object.entries(parameters)
  if (entries.length === 0) return []
  return [Object.fromEntries(entries.map(([name, value]) => [name.replace(/^[$:@]/, ''), plain(value)]))]
}

function asSequelizeExpects(error: unknown): Error {
  const failure = error as Error & { code?: string }
  if (failure.code?.startsWith('SQLITE_CONSTRAINT')) failure.code = 'SQLITE_CONSTRAINT'
  if (failure.code?.startsWith('SQLITE_BUSY')) failure.code = 'SQLITE_BUSY'
  if (!failure.message.startsWith('SQLITE_'))
    failure.message = `${failure.code ?? 'SQLITE_ERROR'}: ${failure.message}`
  return failure
}

class Database {
  readonly filename: string
  uuid: string | undefined
  private handle: Handle

  constructor(
    file: string,
    mode: number | ((error: Error | null) => void),
    opened?: (error: Error | null) => void,
  ) {
    const callback = typeof mode === 'function' ? mode : opened
    this.filename = file
    this.handle = take(file)
    if (callback) queueMicrotask(() => callback(null))
  }

  serialize(work?: () => void): void {
    work?.()
  }

  run(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    return this.execute(sql, parameters, callback)
  }

  all(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    return this.execute(sql, parameters, callback)
  }

  exec(sql: string, callback?: Callback): this {
    return this.execute(sql, undefined, callback)
  }

  close(callback?: (error: Error | null) => void): void {
    giveBack(this.filename, this.handle)
    if (callback) queueMicrotask(() => callback(null))
  }

  private execute(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    const answer = typeof parameters === 'function' ? parameters : callback
    const values = typeof parameters === 'function' ? undefined : parameters
    let error: Error | null = null
    let rows: unknown[] = []
    let outcome = { lastID: 0, changes: 0 }
    try {
      if (sql.startsWith('PRAGMA table_info')) rows = this.handle.columnsOf(sql)
      // A BEGIN that found the database busy left nothing to roll back; an error here would cost us the handle.
      else if (sql.startsWith('ROLLBACK;') && !this.handle.raw.inTransaction) rows = []
      else {
        if (/^\s*(create|alter|drop)\s/i.test(sql)) forgetSchema(this.filename, this.handle)
        const statement = this.handle.prepare(sql)
        if (statement.reader) rows = statement.all(...bindings(values))
        else {
          const result = statement.run(...bindings(values))
          outcome = { lastID: Number(result.lastInsertRowid), changes: result.changes }
        }
      }
    } catch (failure) {
      error = asSequelizeExpects(failure)
    }
    if (answer) queueMicrotask(() => answer.call(outcome, error, rows))
    return this
  }
}

/** What Sequelize's sqlite dialect takes for the `sqlite3` module. */
export const sqliteDriver = { Database, OPEN_READONLY: 1, OPEN_READWRITE: 2, OPEN_CREATE: 4 }
