import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'

const folder = mkdtempSync(join(tmpdir(), 'causeway-start-'))
const keyFile = join(folder, 'keys', 'master.key')
const password = 'a long walk along the harbour'

const settings = {
  DATA_DIR: join(folder, 'data'),
  KEY_FILE: keyFile,
  PORT: '0',
  PUBLIC_URL: 'http://localhost:3000',
}
const environment = { PATH: process.env.PATH, HOME: process.env.HOME }

interface Outcome {
  code: number | null
  out: string
  log: string
}

class Program {
  out = ''
  log = ''
  readonly child: ChildProcess
  readonly ended: Promise<Outcome>

  constructor(file: string, more: Record<string, string> = {}, ...args: string[]) {
    const env = { ...environment, ...settings, ...more }
    this.child = spawn(process.execPath, ['--import=tsx', file, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.out += chunk.toString()
    })
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.log += chunk.toString()
    })
    this.ended = new Promise(resolve => {
      this.child.once('close', code => resolve({ code, out: this.out, log: this.log }))
    })
  }

  async url(): Promise<string> {
    const until = Date.now() + 20_000
    while (Date.now() < until && this.child.exitCode === null) {
      const url = /listens at (http\S+)/.exec(this.out)?.[1]
      if (url) return url
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    throw new Error(`It did not start: ${this.log}`)
  }

  stop(): Promise<Outcome> {
    this.child.kill('SIGTERM')
    return this.ended
  }
}

const server = (more: Record<string, string> = {}) => new Program('server.ts', more)
const tokenIn = (text: string) => /set-up#(\S+)/.exec(text)?.[1] ?? ''

async function setUp(url: string, token: string): Promise<number> {
  const body = { token, email: 'ada@centre.example', displayName: 'Ada', password }
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(`${url}/api/v1/set-up`, { method: 'POST', headers, body: JSON.stringify(body) })
  return answer.status
}

describe('the first starts of a server', function () {
  this.timeout(60_000)
  const running: Program[] = []
  const started = (program: Program) => {
    running.push(program)
    return program
  }
  after(async () => {
    for (const program of running) program.child.kill('SIGKILL')
    await Promise.all(running.map(program => program.ended))
    rmSync(folder, { recursive: true, force: true })
  })

  it('tells everything that is wrong with the configuration', async () => {
    const { code, log } = await started(server({ PORT: 'http', SESSION_HOURS: '99', LOG_LEVEL: 'loud' }))
      .ended
    expect(code).to.equal(1)
    for (const name of ['PORT', 'SESSION_HOURS', 'LOG_LEVEL']) expect(log).to.include(`  ${name}: `)
  })

  let early = ''

  it('writes the master key, says where, and prints a link for the first administrator', async () => {
    const first = started(server())
    await first.url()
    const { code, out, log } = await first.stop()
    expect(code).to.equal(0)
    expect(out).to.include(`Wrote the master key to ${keyFile}`)
    expect(statSync(keyFile).mode & 0o777).to.equal(0o600)
    early = tokenIn(out)
    expect(early).to.have.length(43)
    expect(log).not.to.include(early)
  })

  it('prints a new link at the next start, while none was used; only that one works, once, even where a further start failed', async () => {
    const second = started(server())
    const url = await second.url()
    expect(second.out).not.to.include('master key')
    expect(await setUp(url, early)).to.equal(404)
    const barred = await started(server({ PORT: new URL(url).port })).ended
    expect([barred.code, tokenIn(barred.out)]).to.deep.equal([1, ''])
    expect(await setUp(url, tokenIn(second.out))).to.equal(201)
    expect(await setUp(url, tokenIn(second.out))).to.equal(404)
    await second.stop()
  })

  it('prints no link when there is an account, keeps to a fixed clock, and finishes what runs when told to stop', async () => {
    const third = started(server({ FIXED_CLOCK: '2026-11-20T08:00:00Z' }))
    const { hostname, port } = new URL(await third.url())
    expect(third.out).not.to.include('set-up')
    const body = JSON.stringify({ email: 'ada@centre.example', password })
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString()
    })
    socket.write(
      `POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    )
    await new Promise(resolve => setTimeout(resolve, 300))
    third.child.kill('SIGTERM')
    await new Promise(resolve => setTimeout(resolve, 300))
    socket.write(body.slice(10))
    const { code } = await third.ended
    expect(code).to.equal(0)
    expect(answer).to.match(/^HTTP\/1.1 200 /)
  })

  it('refuses to make a second key for data that has one', async () => {
    renameSync(keyFile, `${keyFile}.away`)
    const { code, log } = await started(server()).ended
    renameSync(`${keyFile}.away`, keyFile)
    expect(code).to.equal(1)
    expect(log).to.include('needs its master key')
  })

  it('leaves a log that the verifier finds whole, and tools that say what they do', async () => {
    const verified = await started(new Program('tools/audit-verify.ts')).ended
    expect([verified.code, verified.log]).to.deep.equal([0, ''])
    const anchor = /\d+:[0-9a-f]{64}/.exec(verified.out)?.[0] ?? ''
    expect((await started(new Program('tools/audit-verify.ts', {}, anchor)).ended).code).to.equal(0)
    const forged = anchor.replace(/.$/, last => (last === '0' ? '1' : '0'))
    expect((await started(new Program('tools/audit-verify.ts', {}, forged)).ended).code).to.equal(1)
    const outbox = await started(new Program('tools/outbox.ts')).ended
    expect(outbox.out).to.include('Nothing waits')
    const resumed = await started(new Program('tools/keys-rotate.ts', {}, 'identity', '--resume')).ended
    expect(resumed.out).to.include('clients.full_name: 0 values')
    expect((await started(new Program('tools/keys-rotate.ts', {}, 'everything')).ended).code).to.equal(1)
  })
})
