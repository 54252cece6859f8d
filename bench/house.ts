import { type ChildProcess, fork } from 'node:child_process'
import { forgeryToken } from '../api/actor.ts'
import { type Database, prepareWorld, type Size, type World } from './world.ts'

/** A child process of the bench that listens on a port. */
export interface Served {
  port: number
  ask<T>(message: unknown): Promise<T>
  tell(message: unknown): void
  stop(): void
}

export interface House {
  name: string
  database: Database
  world: World
  causeway: Served
  bare: Served
  /** Headers of a browser in which somebody signed in. */
  headersOf(userId: string): Record<string, string>
  close(): Promise<void>
}

/** A world of a size on a database, with Causeway and the baseline beside it, each in a process of its own. */
export async function openHouse(kind: Database, size: Size, keep?: string): Promise<House> {
  const { name, world, environment, tokens, leave } = await prepareWorld(kind, size, keep)
  const [causeway, bare] = [
    await serve('bench/served.ts', environment),
    await serve('bench/bare.ts', environment),
  ]
  return {
    ...{ name, database: kind, world, causeway, bare },
    headersOf(userId) {
      const token = tokens.get(userId) ?? ''
      return { Cookie: `causeway=${token}`, 'X-CSRF-Token': forgeryToken(token) }
    },
    async close() {
      causeway.stop()
      bare.stop()
      await leave()
    },
  }
}

function serve(file: string, environment: Record<string, string>): Promise<Served> {
  const child = fork(file, {
    env: { ...process.env, ...environment, SESSION_IDLE_MINUTES: '600', PARTNER_IDLE_MINUTES: '600' },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`${file} ended with ${code}`)))
    child.once('message', (first: { port: number }) => {
      child.removeAllListeners('exit')
      resolve(servedBy(child, first.port))
    })
  })
}

function servedBy(child: ChildProcess, port: number): Served {
  return {
    port,
    tell: message => void child.send(message as object),
    ask: message =>
      new Promise(resolve => {
        child.once('message', answer => resolve(answer as never))
        child.send(message as object)
      }),
    stop: () => void child.kill('SIGTERM'),
  }
}
