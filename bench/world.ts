import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashToken } from '../commands/access/secrets.ts'
import { type MadeWorld, makeWorld } from '../demo/makeWorld.ts'
import { closeDatabase, database } from '../models/database.ts'
import { Session } from '../models/Session.ts'
import { gatherStatistics, openStore } from '../models/store.ts'
import { readConfig } from '../runtime/config.ts'
import { startMariadb } from '../test/support/mariadb.ts'
import { addFiller } from './filler.ts'
import { addLedger } from './ledger.ts'

export type Database = 'sqlite' | 'mariadb'

/** How large a world is wished for; firms and matters as the story has them unless told. */
export interface Size {
  cases: number
  firms?: number
  /** What the story does not have of these is filled up. */
  matters?: number
}

/** What a bench needs to know of a world. */
export type World = Pick<MadeWorld, 'accounts' | 'demoLawyerId' | 'demoCaseworkerId' | 'firmId' | 'year'>

/** A world on a database that this process has left: what a process needs to open it, and who can sign in. */
export interface Prepared {
  name: string
  world: World
  environment: Record<string, string>
  /** The session of each account. */
  tokens: Map<string, string>
  /** Stops the server, where one was started, and removes what is not kept. */
  leave(): Promise<void>
}

/** A world of a size. A large one takes minutes to make: with `keep`, it is made once in that folder and found there again. */
export async function prepareWorld(kind: Database, size: Size, keep?: string): Promise<Prepared> {
  const folder = keep ? join(keep, folderOf(kind, size)) : mkdtempSync(join(tmpdir(), 'causeway-bench-'))
  mkdirSync(folder, { recursive: true })
  const server = kind === 'mariadb' ? await startMariadb(keep && folder) : null
  const url = server?.url ?? `sqlite:${join(folder, 'bench.db')}`
  const environment = { DATABASE_URL: url, KEY_FILE: join(folder, 'key'), DATA_DIR: folder, PORT: '0' }
  await openStore(readConfig(environment))
  const world = await foundOrMade(join(folder, 'world.json'), size)
  const tokens = new Map<string, string>()
  for (const { userId } of world.accounts) tokens.set(userId, await signIn(userId))
  await gatherStatistics()
  await closeDatabase()
  return {
    ...{ name: `${kind}, ${wordsOf(size)}`, world, environment, tokens },
    async leave() {
      await server?.stop()
      if (!keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function managerOf({ accounts }: World): string {
  return accounts.find(({ role }) => role === 'partnerships_manager')?.userId ?? ''
}

const wordsOf = (size: Size) =>
  (['cases', 'firms', 'matters'] as const)
    .flatMap(name => (size[name] === undefined ? [] : [`${size[name]} ${name}`]))
    .join(', ')

function folderOf(kind: Database, { cases, firms, matters }: Size): string {
  const numbers = [cases, firms, matters].map(number => number ?? '').join('-')
  return `${kind === 'sqlite' ? '' : `${kind}-`}${numbers.replace(/-+$/, '')}`
}

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
