import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { linkTo } from '../commands/access/mail.ts'
import { openSetUp } from '../commands/access/setUp.ts'
import { nobody } from '../commands/context.ts'
import { startWorker } from '../jobs/worker.ts'
import { jurisdictionFor } from '../jurisdictions/load.ts'
import { closeDatabase, inTransaction } from '../models/database.ts'
import { watchKeys } from '../models/keys.ts'
import { openStore } from '../models/store.ts'
import { User } from '../models/User.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Config } from '../runtime/config.ts'
import { describeError, type Logger } from '../runtime/logger.ts'
import { createApp } from './app.ts'
import { type House, houseOf } from './house.ts'

const GRACE = 10_000

export interface Running {
  url: string
  /** What the operator must read once: where the master key is, how to make the first account. */
  notices: string[]
  /** Takes no new request or job, finishes what runs (ten seconds at most), and closes the database. */
  close(): Promise<void>
}

/** Opens the database and the keys, and listens. For the server, demonstrations and tests. */
export async function startServer(config: Config, clock: Clock, logger: Logger): Promise<Running> {
  // The query builder reads the stack of every SQLite query; translating each one back to sources costs more than the query.
  process.setSourceMapsEnabled(false)
  const { masters, madeKey } = await openStore(config)
  const watch = watchKeys(masters, error => logger.error('keys not read', describeError(error)))
  const { zone } = jurisdictionFor('hk-usm').calendar
  const house = houseOf(config, clock, logger, zone)
  const server = createServer(createApp(house))
  server.requestTimeout = 60_000
  server.headersTimeout = 20_000
  await listen(server, config)
  // Only now: a start that fails, because another server has the port, must not end the link that the other one printed.
  const notices = madeKey ? [keyNotice(config)] : []
  if ((await User.count()) === 0) notices.push(await setUpNotice(house))
  const worker = config.WORKER === 'on' ? startWorker({ config, clock, logger, zone }) : undefined
  const { port } = server.address() as AddressInfo
  logger.info('listening', { port, database: config.DATABASE_URL.split(':')[0] })
  return {
    url: `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`,
    notices,
    async close() {
      clearInterval(watch)
      await Promise.all([stop(server), worker?.stop(GRACE)])
      await closeDatabase()
      logger.info('stopped')
    },
  }
}

function listen(server: Server, { HOST, PORT }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, HOST, resolve)
  })
}

async function stop(server: Server): Promise<void> {
  const ended = new Promise<void>(resolve => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const late = setTimeout(() => server.closeAllConnections(), GRACE)
  await ended
  clearInterval(idle)
  clearTimeout(late)
}

const keyNotice = ({ KEY_FILE }: Config) =>
  `Wrote the master key to ${KEY_FILE}.\nBack it up apart from the data: without it, nobody can read the names in the database.`

/** A link for the first administrator, new at every start until it is used. */
async function setUpNotice({ config, clock, today }: House): Promise<string> {
  const context = { actor: nobody, requestId: randomUUID(), network: '', now: clock.now(), today: today() }
  const token = await inTransaction(() => openSetUp(context))
  return [
    'There is no account yet. This link makes the first administrator; it works once, for thirty minutes:',
    `  ${linkTo(config.PUBLIC_URL, 'set-up', token)}`,
    'Without a browser, send what stands behind the # as the token:',
    `  POST ${config.PUBLIC_URL}/api/v1/set-up {"token", "email", "displayName", "password"}`,
  ].join('\n')
}
