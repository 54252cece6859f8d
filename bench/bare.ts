import { createServer } from 'node:http'
import { runnerOn } from './driver.ts'
import type { Statement } from './statements.ts'

/**
 * The baseline: node:http and the driver, nothing else. It runs the statements it is given, one after the other on one
 * connection, and answers their rows as JSON. No checks, no rules, no audit. Told by its parent what to run.
 */
export interface Work {
  path: string
  statements: Statement[]
}

const run = runnerOn(process.env.DATABASE_URL ?? '')
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
  run(work.statements.map(one => ({ ...one, values: one.values.map(made) }))).then(
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
