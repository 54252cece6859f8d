import mysql2 from 'mysql2'

type Send = (this: unknown, query: unknown, ...rest: unknown[]) => unknown

/**
 * mysql2 with a limit of time on every query, so that a database that hangs gives an error and not a hanging request.
 * A connection whose query timed out is destroyed: its answer could still come and meet the next query.
 */
export function mysqlDriver(timeoutMilliseconds: number) {
  const createConnection = (options: mysql2.ConnectionOptions) => {
    const connection = mysql2.createConnection({ connectTimeout: timeoutMilliseconds, ...options })
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
    for (const name of ['query', 'execute'] as const) {
      const send = connection[name].bind(connection) as Send
      const limited = (query: string | mysql2.QueryOptions, ...rest: unknown[]) => {
        const timed = typeof query === 'string' ? { sql: query } : query
        return send(
          { timeout: timeoutMilliseconds, ...timed },
          ...rest.map(last => watched(last, connection)),
        )
      }
      Object.defineProperty(connection, name, { value: limited })
    }
    return connection
  }
  return { ...mysql2, createConnection }
}

function watched(argument: unknown, connection: mysql2.Connection): unknown {
  if (typeof argument !== 'function') return argument
  return (error: { code?: string } | null, ...rest: unknown[]) => {
    if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy()
    return argument(error, ...rest)
  }
}
