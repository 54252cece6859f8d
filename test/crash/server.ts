import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { config, databaseUrl, keyFile } from '../support/house.ts'

/** The real server in a process of its own, on the database of the test. */
export interface Running {
  url: string
  /** Ends it as a power cut would: no clean-up, no last words. */
  kill(): Promise<void>
}

export async function startServer(): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      KEY_FILE: keyFile,
      DATA_DIR: config.DATA_DIR,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await addressOf(child)
  return {
    url,
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let printed = ''
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk)
    const address = /listens at (\S+)/.exec(printed)?.[1]
    if (address) return address
  }
  throw new Error(`The server did not start: ${printed}`)
}
