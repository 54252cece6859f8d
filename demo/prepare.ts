import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { jurisdictionFor } from '../jurisdictions/load.ts'
import { AuditEntry } from '../models/AuditEntry.ts'
import { closeDatabase } from '../models/database.ts'
import { openStore } from '../models/store.ts'
import { User } from '../models/User.ts'
import { type Clock, dateIn } from '../runtime/clock.ts'
import type { Config } from '../runtime/config.ts'
import { demoAccounts, giveDemoPasswords, type SignIn, writtenSignIns } from './accounts.ts'
import { planRenewals } from './firms/renewals.ts'
import { MADE, makeWorld, toldOf, type WorldWish } from './makeWorld.ts'

export interface DemoWish {
  config: Config
  clock: Clock
  /** How many cases are wanted; any number when it is not said. */
  cases: number | undefined
  /** Whether our own embedded database is meant, which may be made anew; another one is only filled when empty. */
  embedded: boolean
  fresh: boolean
  say(line: string): void
}

export interface Prepared {
  signIns: SignIn[]
  accountsFile: string
  /** Where the renewal report of the firm in the front row lies. */
  reportPath: string
}

type Wanted = WorldWish & { now: Date }

/** The seed of the story; another one tells another world. */
const SEED = 2026
const USUAL = 140

/** Sees to it that the database holds today's demonstration world, and closes it again for the server. */
export async function prepareWorld(wish: DemoWish): Promise<Prepared> {
  const { config, clock, cases, embedded, fresh, say } = wish
  if (fresh && !embedded)
    throw new Error('--fresh works on the embedded database only; empty the other one yourself')
  if (fresh) removeEmbedded(config)
  const today = dateIn(jurisdictionFor('hk-usm').calendar.zone, clock.now())
  const wanted = { cases: cases ?? USUAL, seed: SEED, today, now: clock.now() }
  await openStore(config)
  try {
    const found = await foundWorld()
    if (found !== null && !isWanted(found, wanted, cases)) {
      if (!embedded)
        throw new Error(`The database holds another demonstration world (${found}); empty it first`)
      say(`The demonstration world is another one (${found}), so it is made anew for ${today}.`)
      await closeDatabase()
      removeEmbedded(config)
      await openStore(config)
    }
    return await fillOrReuse(wish, wanted)
  } finally {
    await closeDatabase()
  }
}

async function fillOrReuse(wish: DemoWish, wanted: Wanted): Promise<Prepared> {
  const accountsFile = join(wish.config.DATA_DIR, 'demo-accounts.json')
  const isNew = (await foundWorld()) === null
  if (isNew) await fill(wanted, wish.say)
  const accounts = await demoAccounts()
  const signIns =
    (isNew ? null : writtenSignIns(accountsFile, accounts)) ??
    (await giveDemoPasswords(accounts, accountsFile, wish.clock.now()))
  const coordinator = accounts.find(({ role }) => role === 'firm_coordinator')
  const firmId = (await User.findByPk(coordinator?.userId))?.firmId
  const reportPath = `/firms/${firmId}/partnerships/${wanted.today.slice(0, 4)}/renewal-report.pdf`
  return { accountsFile, signIns, reportPath }
}

async function fill(wanted: Wanted, say: DemoWish['say']): Promise<void> {
  say(`Making a demonstration world of ${wanted.cases} cases …`)
  const begun = Date.now()
  await makeWorld(wanted)
  await planRenewals(wanted)
  say(`Made in ${((Date.now() - begun) / 1000).toFixed(1)} seconds.`)
}

function isWanted(found: string, wanted: WorldWish, cases: number | undefined): boolean {
  const size = cases ?? Number(/^cases (\d+) /.exec(found)?.[1])
  return found === toldOf({ ...wanted, cases: size })
}

/** Which world lies in the database; null when it is empty. Throws when it holds anything else. */
async function foundWorld(): Promise<string | null> {
  if ((await User.count()) === 0) return null
  const entry = await AuditEntry.findOne({ where: { action: MADE } })
  if (entry) return (JSON.parse(entry.details) as { outcome: string }).outcome
  throw new Error(
    'The database holds something that is no demonstration world, or one that was not finished. It is left alone.\n' +
      'Name another DATABASE_URL; the embedded demonstration is made anew with --fresh.',
  )
}

function removeEmbedded({ DATABASE_URL }: Config): void {
  const file = DATABASE_URL.slice('sqlite:'.length)
  for (const one of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(one)) rmSync(one)
}
