import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import mysql2 from 'mysql2/promise'

export const INSTALL_HINT = 'apt-get install -y mariadb-server'

/** Whether the programs of Debian's mariadb-server are here. */
export function mariadbIsInstalled(): boolean {
  try {
    execFileSync('mariadbd', ['--version'], { stdio: 'ignore' })
    execFileSync('which', ['mariadb-install-db'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export interface Throwaway {
  url: string
  port: number
  folder: string
  process: ChildProcess
  stop(): Promise<void>
}

/**
 * Starts a MariaDB of our own: a temporary data folder, a free port on loopback, durable commits as in real use. With
 * `keep`, the data stay in that folder and are found there again.
 */
export async function startMariadb(keep?: string): Promise<Throwaway> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'causeway-mariadb-'))
  mkdirSync(folder, { recursive: true })
  const user = userInfo().username
  const data = join(folder, 'data')
  if (!existsSync(data)) install(data, user)
  const port = await freePort()
  const server = runServer(data, folder, port, user)
  await untilReady(port)
  const stop = async () => {
    const ended = new Promise(resolve => server.once('exit', resolve))
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGTERM')
      await ended
    }
    if (!keep) rmSync(folder, { recursive: true, force: true })
  }
  return { url: `mysql://root@127.0.0.1:${port}/causeway_test`, port, folder, process: server, stop }
}

function install(data: string, user: string): void {
  const options = [
    '--no-defaults',
    `--datadir=${data}`,
    `--user=${user}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]
  execFileSync('mariadb-install-db', options, { stdio: 'ignore' })
}

export function runServer(data: string, folder: string, port: number, user: string): ChildProcess {
  const options = [
    '--no-defaults',
    `--datadir=${data}`,
    `--user=${user}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    // A server that starts removes the temporary tables that it finds, also those of another one that is at work.
    `--tmpdir=${folder}`,
    '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-buffer-pool-size=512M',
    '--max-connections=200',
  ]
  return spawn('mariadbd', options, { stdio: 'ignore' })
}

export async function untilReady(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      const connection = await mysql2.createConnection({ host: '127.0.0.1', port, user: 'root' })
      await connection.query(
        'CREATE DATABASE IF NOT EXISTS causeway_test CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci',
      )
      await connection.end()
      return
    } catch {
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
  throw new Error('MariaDB did not become ready in 20 seconds')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
