import { readFileSync } from 'node:fs'
import type { Captured, Done, Task } from './papers/task.ts'

/**
 * A process that does one task whenever it is asked, so that its peak of memory is that of the task alone. Each task loads
 * only what it needs.
 */
type Once = () => Promise<unknown>

async function prepared(task: Task): Promise<Once> {
  switch (task.what) {
    case 'gather':
    case 'make':
      return gatherer(task)
    case 'capture':
      return capturer(task)
    case 'statements':
      return bareSql(task)
    case 'draw':
      return drawer(task)
    case 'twelve': {
      const { drawTwelve } = await import('./papers/twelve.ts')
      return drawTwelve
    }
    case 'replay': {
      const { replay } = await import('./papers/replay.ts')
      return () => replay(task.document)
    }
    case 'nothing':
      return async () => null
  }
}

async function gatherer({ what, wanted }: Extract<Task, { what: 'gather' | 'make' }>): Promise<Once> {
  const { makerOf } = await import('./papers/gather.ts')
  const maker = await makerOf(wanted)
  return what === 'make' ? maker.make : async () => void (await maker.gather())
}

async function capturer({ wanted }: Extract<Task, { what: 'capture' }>): Promise<Once> {
  const { beginCapture, endCapture } = await import('./capture.ts')
  const { makerOf } = await import('./papers/gather.ts')
  const maker = await makerOf(wanted)
  return async (): Promise<Captured> => {
    beginCapture()
    return { data: await maker.gather(), statements: endCapture() }
  }
}

/** The statements one after the other; the rows of each are forgotten before the next. */
async function bareSql({ statements }: Extract<Task, { what: 'statements' }>): Promise<Once> {
  const { runnerOn } = await import('./driver.ts')
  const run = runnerOn(process.env.DATABASE_URL ?? '')
  return async () => {
    let rows = 0
    for (const statement of statements) {
      const [answer] = await run([statement])
      rows += Array.isArray(answer) ? answer.length : 0
    }
    return rows
  }
}

async function drawer({ kind, data }: Extract<Task, { what: 'draw' }>): Promise<Once> {
  const { kindOf } = await import('../reports/kinds.ts')
  const mark = { fingerprint: '0'.repeat(40), verifyAt: 'http://localhost/api/v1/reports/verify/' }
  return async () => (await kindOf(kind).draw(data, mark)).bytes
}

/** The most memory that this process ever held, in bytes. The kernel counts it anew when a program begins; where there is no /proc, Node’s own count is taken. */
function peakMemory(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return Number(kilobytes) * 1024
  } catch {
    return process.resourceUsage().maxRSS * 1024
  }
}

let ready: Promise<Once> | undefined

process.on('message', (message: Task | 'once') => {
  if (message !== 'once') {
    ready = prepared(message)
    return
  }
  void (async () => {
    const once = await (ready as Promise<Once>)
    const [begun, worked] = [performance.now(), process.cpuUsage()]
    const result = await once()
    const milliseconds = performance.now() - begun
    const { user, system } = process.cpuUsage(worked)
    const processor = (user + system) / 1000
    process.send?.({ milliseconds, processor, peak: peakMemory(), result } satisfies Done)
  })()
})
process.on('SIGTERM', () => process.exit(0))
