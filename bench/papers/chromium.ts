import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const CHROMIUM_HINT = 'apt-get install -y chromium'
export const chromiumIsInstalled = (): boolean => existsSync(chromiumPath)

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  '--remote-debugging-pipe',
]

interface Answer {
  id?: number
  method?: string
  result?: Record<string, unknown>
  error?: { message: string }
}

/** A Chromium without a window and with an empty profile, spoken to over two pipes. It is asked for nothing from outside. */
export class Chromium {
  private readonly profile = mkdtempSync(join(tmpdir(), 'causeway-chromium-'))
  private readonly process: ChildProcess
  private readonly asked = new Map<number, (answer: Answer) => void>()
  private readonly events = new Map<string, () => void>()
  private session: string | undefined
  private said = 0
  private heard = ''

  constructor() {
    this.process = spawn(chromiumPath, [...flags, `--user-data-dir=${this.profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    })
    const out = this.process.stdio[4] as Readable
    out.setEncoding('utf8').on('data', (chunk: string) => this.hear(chunk))
  }

  /** Loads a file and prints it on A4 with a tagged structure and this foot. */
  async print(file: string, foot: string): Promise<Buffer> {
    await this.open()
    const loaded = new Promise<void>(resolve => this.events.set('Page.loadEventFired', resolve))
    await this.ask('Page.navigate', { url: pathToFileURL(file).href })
    await loaded
    await this.ask('Runtime.evaluate', {
      expression: 'document.fonts.ready.then(() => 0)',
      awaitPromise: true,
    })
    const { data } = await this.ask('Page.printToPDF', {
      ...{ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true },
      ...{ displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer(foot) },
    })
    return Buffer.from(String(data), 'base64')
  }

  /** The memory that its processes hold now, what they share counted once, in bytes. */
  memory(): number {
    return this.sum(shareOf)
  }

  /** How long processors were at work for it until now, in milliseconds, those that ended counted with their parents. */
  processor(): number {
    return this.sum(workOf)
  }

  private sum(of: (pid: number) => number): number {
    const own = this.process.pid ?? 0
    return [own, ...descendants(own)].map(of).reduce((sum, one) => sum + one, 0)
  }

  async close(): Promise<void> {
    const ended = new Promise(resolve => this.process.once('exit', resolve))
    const late = setTimeout(() => this.process.kill('SIGKILL'), 5000)
    void this.ask('Browser.close', {}).catch(() => undefined)
    await ended
    clearTimeout(late)
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }

  private async open(): Promise<void> {
    if (this.session) return
    const { targetInfos } = await this.ask('Target.getTargets', {})
    const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page')
    const made = page ?? (await this.ask('Target.createTarget', { url: 'about:blank' }))
    const { sessionId } = await this.ask('Target.attachToTarget', { targetId: made.targetId, flatten: true })
    this.session = String(sessionId)
    await this.ask('Page.enable', {})
  }

  private ask(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.said
    const sessionId = method.startsWith('Target.') || method.startsWith('Browser.') ? undefined : this.session
    const message = JSON.stringify({ id, method, params, sessionId })
    return new Promise((resolve, reject) => {
      this.asked.set(id, ({ error, result }) =>
        error ? reject(new Error(error.message)) : resolve(result ?? {}),
      )
      const pipe = this.process.stdio[3] as Writable
      pipe.write(`${message}\0`)
    })
  }

  private hear(chunk: string): void {
    const messages = (this.heard + chunk).split('\0')
    this.heard = messages.pop() ?? ''
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer
      if (answer.id !== undefined) this.asked.get(answer.id)?.(answer)
      else if (answer.method) this.events.get(answer.method)?.()
    }
  }
}

const footer = (words: string) =>
  `<div style="font-size:7.5pt;width:100%;padding:0 58pt;color:#56636d">${words} · Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>`

function descendants(parent: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter(one => /^\d+$/.test(one))) {
    const [, of] = /\) \S+ (\d+)/.exec(readIfThere(`/proc/${name}/stat`)) ?? []
    parents.set(Number(name), Number(of))
  }
  const below = (of: number): number[] =>
    [...parents].filter(([, its]) => its === of).flatMap(([child]) => [child, ...below(child)])
  return below(parent)
}

const shareOf = (pid: number) =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024

/** Linux counts in hundredths of a second. */
function workOf(pid: number): number {
  const [, after = ''] = /\) (.*)/.exec(readIfThere(`/proc/${pid}/stat`)) ?? []
  const ticks = after.split(' ').slice(11, 15).map(Number)
  return ticks.reduce((sum, one) => sum + one, 0) * 10
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
