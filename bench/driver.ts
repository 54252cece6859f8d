import Libsql from 'libsql'
import mysql2 from 'mysql2/promise'
import type { Statement } from './statements.ts'

/** Runs statements one after the other on one connection by the driver alone, and answers their rows. */
export type Runner = (statements: Statement[]) => Promise<unknown[]>

/** The driver of a database address, with nothing of Causeway around it. */
export function runnerOn(url: string): Runner {
  return url.startsWith('mysql:') ? onMysql(url) : onSqlite(url.slice('sqlite:'.length))
}

function onMysql(url: string): Runner {
  const pool = mysql2.createPool({ uri: url, connectionLimit: 16, dateStrings: true })
  return async statements => {
    const connection = await pool.getConnection()
    try {
      const answers = []
      for (const { sql, values } of statements)
        answers.push((await connection.execute(sql, values as string[]))[0])
      return answers
    } finally {
      connection.release()
    }
  }
}

function onSqlite(file: string): Runner {
  const database = new Libsql(file)
  // As Causeway sets them: a larger cache of one side would be no difference of the code.
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -32000'])
    database.exec(`PRAGMA ${pragma}`)
  const prepared = new Map<string, ReturnType<typeof database.prepare>>()
  const prepare = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  return async statements =>
    statements.map(({ sql, values }) => {
      const statement = prepare(sql)
      return statement.reader ? statement.all(values) : statement.run(values)
    })
}
