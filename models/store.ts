import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '../runtime/config.ts'
import { DataKey } from './DataKey.ts'
import { inTransaction, isSqlite, openDatabase } from './database.ts'
import { ensureMasterKey, readMasterKeys } from './keyring.ts'
import { openKeys } from './keys.ts'
import { migrations } from './migrate.ts'
import { run } from './statements.ts'

type Where = Pick<Config, 'DATABASE_URL' | 'DATABASE_TIMEOUT_MS' | 'DATABASE_POOL' | 'KEY_FILE'>

export interface Store {
  masters: Buffer[]
  /** Whether there was no master key before. */
  madeKey: boolean
}

/** Connects, brings the tables up to date and opens the keys. Refuses a second master key for data that has one. */
export async function openStore(where: Where): Promise<Store> {
  connect(where)
  await migrations().up()
  // In a transaction, which waits: two servers that start at one moment would else shut each other out.
  await inTransaction(gatherStatistics)
  if (!existsSync(where.KEY_FILE) && (await DataKey.count()) > 0) {
    throw new Error(
      `The data in this database needs its master key, and ${where.KEY_FILE} is not there.\n` +
        'Put the key back from its backup. A new one would open nothing.',
    )
  }
  const madeKey = ensureMasterKey(where.KEY_FILE)
  return { masters: await unlock(where), madeKey }
}

/** Opens what a server has set up before, for the command-line tools: nothing is migrated, no key is made. */
export async function openExistingStore(where: Where): Promise<Buffer[]> {
  if (!existsSync(where.KEY_FILE)) throw new Error(`There is no master key at ${where.KEY_FILE}`)
  connect(where)
  if ((await migrations().pending()).length > 0) {
    throw new Error('The tables are not up to date: start the server once first')
  }
  return unlock(where)
}

/**
 * SQLite chooses an index by what it was told of the tables. A look at some hundred rows of each takes milliseconds, and
 * keeps a caseworker's week from reading the deadlines of the whole centre. MySQL and MariaDB keep theirs themselves.
 */
export async function gatherStatistics(): Promise<void> {
  if (!isSqlite()) return
  await run('PRAGMA analysis_limit = 400')
  await run('ANALYZE')
}

function connect({ DATABASE_URL: url, DATABASE_TIMEOUT_MS: timeout, DATABASE_POOL: pool }: Where): void {
  if (url.startsWith('sqlite:')) mkdirSync(dirname(url.slice('sqlite:'.length)), { recursive: true })
  openDatabase({ url, timeout, pool })
}

async function unlock({ KEY_FILE }: Where): Promise<Buffer[]> {
  const masters = readMasterKeys(KEY_FILE)
  await openKeys(masters)
  return masters
}
