import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forgeryToken } from '../api/actor.ts'
import { hashToken } from '../commands/access/secrets.ts'
import { type MadeWorld, makeWorld } from '../demo/makeWorld.ts'
import { closeDatabase, database } from '../models/database.ts'
import { Session } from '../models/Session.ts'
import { gatherStatistics, openStore } from '../models/store.ts'
import { readConfig } from '../runtime/config.ts'
import { startMariadb } from '../test/support/mariadb.ts'
import { addFiller } from './filler.ts'
import { addLedger } from './ledger.ts'

/** A child process of the bench that listens on a port. */
export interface Served {
  port: number
  ask<T>(message: unknown): Promise<T>
  tell(message: unknown): void
  stop(): void
}

/** How large a world is wished for; firms and matters as the story has them unless told. */
export interface Size {
  cases: number
  firms?: number
  /** What the story does not have of these is filled up. */
  matters?: number
}

export interface House {
  name: string
  database: 'sqlite' | 'mariadb'
  world: World
  causeway: Served
  bare: Served
  /** Headers of a browser in which somebody signed in. */
  headersOf(userId: string): Record<string, string>
  close(): Promise<void>
}

/**
 * A world of a size on a database, with Causeway and the baseline beside it, each in a process of its own. A large world
 * takes minutes to make: with `keep`, the embedded one is made once in that folder and found there again.
 */
export async function openHouse(kind: House['database'], size: Size, keep?: string): Promise<House> {
  const folder =
    keep && kind === 'sqlite' ? join(keep, folderOf(size)) : mkdtempSync(join(tmpdir(), 'causeway-bench-'))
  const server = kind === 'mariadb' ? await startMariadb() : null
  const url = server?.url ?? `sqlite:${join(folder, 'bench.db')}`
  const environment = { DATABASE_URL: url, KEY_FILE: join(folder, 'key'), DATA_DIR: folder, PORT: '0' }
  await openStore(readConfig(environment))
  const world = await foundOrMade(join(folder, 'world.json'), size)
  const tokens = new Map<string, string>()
  for (const { userId } of world.accounts) tokens.set(userId, await signIn(userId))
  await gatherStatistics()
  await closeDatabase()

  const [causeway, bare] = [
    await serve('bench/served.ts', environment),
    await serve('bench/bare.ts', environment),
  ]
  return {
    name: `${kind}, ${wordsOf(size)}`,
    database: kind,
    world,
    causeway,
    bare,
    headersOf(userId) {
      const token = tokens.get(userId) ?? ''
      return { Cookie: `causeway=${token}`, 'X-CSRF-Token': forgeryToken(token) }
    },
    async close() {
      causeway.stop()
      bare.stop()
      await server?.stop()
      if (!keep || kind !== 'sqlite') rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a bench needs to know of a world. */
export type World = Pick<MadeWorld, 'accounts' | 'demoLawyerId' | 'demoCaseworkerId' | 'firmId' | 'year'>

export function managerOf({ accounts }: World): string {
  return accounts.find(({ role }) => role === 'partnerships_manager')?.userId ?? ''
}

const wordsOf = (size: Size) =>
  (['cases', 'firms', 'matters'] as const)
    .flatMap(name => (size[name] === undefined ? [] : [`${size[name]} ${name}`]))
    .join(', ')

const folderOf = ({ cases, firms, matters }: Size) =>
  [cases, firms, matters]
    .map(number => number ?? '')
    .join('-')
    .replace(/-+$/, '')

export const todayInHongKong = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Hong_Kong' }).format(new Date())

async function foundOrMade(note: string, { matters, ...size }: Size): Promise<World> {
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as World
  const begun = performance.now()
  const today = todayInHongKong()
  await benchTable()
  const made = await makeWorld({ ...size, seed: 1, today })
  const { accounts, demoLawyerId, demoCaseworkerId, firmId, year } = made
  if (matters !== undefined) {
    await addFiller(matters, today)
    await addLedger(today)
  }
  const seconds = Math.round((performance.now() - begun) / 1000)
  process.stderr.write(
    `Made a world of ${wordsOf({ ...size, ...(matters && { matters }) })} in ${seconds} seconds.\n`,
  )
  const world = { accounts, demoLawyerId, demoCaseworkerId, firmId, year }
  writeFileSync(note, JSON.stringify(world))
  return world
}

/** A table of the bench's own for the bare durable insert: the columns of a step that matter, and its index. */
async function benchTable(): Promise<void> {
  await database().query(
    'CREATE TABLE bench_steps (id CHAR(36) NOT NULL PRIMARY KEY, case_id CHAR(36) NOT NULL, track VARCHAR(24) NOT NULL, ' +
      'stage VARCHAR(24) NOT NULL, happened_on DATE NOT NULL, created_at DATETIME(3) NOT NULL)',
  )
  await database().query('CREATE INDEX bench_steps_case ON bench_steps (case_id, happened_on, id)')
}

async function signIn(userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000)
  await Session.create({ tokenHash: hashToken(token), userId, createdAt: now, lastSeenAt: now, expiresAt })
  return token
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
