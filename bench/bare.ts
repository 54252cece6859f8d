import { createServer } from 'node:http'
import Libsql from 'libsql'
import mysql2 from 'mysql2/promise'

/**
 * The baseline: node:http and the driver, nothing else. It runs the statements it is given, one after the other on one
 * connection, and answers their rows as JSON. No checks, no rules, no audit. Told by its parent what to run.
 */
export interface Work {
  path: string
  statements: { sql: string; values: unknown[] }[]
}

export type Runner = (work: Work) => Promise<unknown>

function onMysql(url: string): Runner {
  const pool = mysql2.createPool({ uri: url, connectionLimit: 16, dateStrings: true })
  return async ({ statements }) => {
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
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  const prepared = new Map<string, ReturnType<typeof database.prepare>>()
  const prepare = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  return async ({ statements }) =>
    statements.map(({ sql, values }) => {
      const statement = prepare(sql)
      return statement.reader ? statement.all(values) : statement.run(values)
    })
}

const url = process.env.DATABASE_URL ?? ''
const run = url.startsWith('mysql:') ? onMysql(url) : onSqlite(url.slice('sqlite:'.length))
const works = new Map<string, Work>()

process.on('message', (work: Work) => {
  works.set(work.path, work)
  process.send?.({ taken: work.path })
})

const server = createServer((request, response) => {
  const work = works.get(request.url ?? '')
  if (!work) {
    response.writeHead(404).end()
    return
  }
  const fresh = {
    ...work,
    statements: work.statements.map(one => ({ ...one, values: one.values.map(made) })),
  }
  run(fresh).then(
    rows => {
      const body = Buffer.from(JSON.stringify(rows))
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body)
    },
    (error: Error) => response.writeHead(500, { 'Content-Length': error.message.length }).end(error.message),
  )
})

/** A value of "new id" is made anew for each request, for inserts. */
function made(value: unknown): unknown {
  return value === 'new id' ? crypto.randomUUID() : value
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
