import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CHROMIUM_HINT, chromiumIsInstalled } from './papers/chromium.ts'
import { drawingHead, measureDrawing } from './papers/drawing.ts'
import { gatheringHead, measureGathering } from './papers/gathering.ts'
import { megabytes, Results } from './papers/results.ts'
import { reportsOf } from './papers/sizes.ts'
import type { Task } from './papers/task.ts'
import type { Effort } from './papers/turns.ts'
import { doOnce } from './papers/work.ts'
import { type Database, type Prepared, prepareWorld } from './world.ts'

/**
 * npm run bench:papers [-- --cases 1000,10000,100000 --databases sqlite,mariadb --kinds renewal,impact --rounds 7
 * --seconds 40 --starts 3 --keep folder]
 * Measures the making of documents: gathering beside its own statements run bare, and drawing beside the same pages by
 * PDFKit alone and by a headless Chromium (CHROMIUM, or /usr/bin/chromium). Each has a process of its own, so that its peak
 * of memory is its own; they take turns until the rounds or the seconds are over, and the medians are printed. Nothing is
 * asked for from outside this machine.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000,10000,100000' },
    databases: { type: 'string', default: 'sqlite,mariadb' },
    kinds: { type: 'string', default: 'renewal,impact' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '40' },
    starts: { type: 'string', default: '3' },
    keep: { type: 'string' },
  },
})

const effort: Effort = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  starts: Number(values.starts),
}
const list = (text: string) => text.split(',').filter(Boolean)
const databases = list(values.databases) as Database[]
const folder = mkdtempSync(join(tmpdir(), 'causeway-papers-'))
const [gathered, drawn] = [new Results(gatheringHead), new Results(drawingHead)]

async function drawingOf(name: string, task: Task): Promise<void> {
  drawn.add(await measureDrawing({ name, task, file: join(folder, 'page.html') }, effort))
}

/** The reports of a world. What is drawn does not depend on the database, so only the first one draws. */
async function reportsOn(prepared: Prepared, draws: boolean): Promise<void> {
  const wished = list(values.kinds)
  for (const wanted of reportsOf(prepared.world).filter(({ kind }) => wished.includes(kind))) {
    const { data, line } = await measureGathering(prepared, wanted, effort)
    gathered.add(line)
    if (draws) await drawingOf(`${wanted.kind}, ${prepared.name}`, { what: 'draw', kind: wanted.kind, data })
  }
}

async function measureAll(): Promise<void> {
  if (!chromiumIsInstalled()) process.stderr.write(`Chromium is not run: it is not here (${CHROMIUM_HINT})\n`)
  const { peak } = await doOnce({ what: 'nothing' })
  process.stderr.write(`An empty process of the bench holds ${megabytes(peak)} MB.\n`)
  await drawingOf('twelve pages', { what: 'twelve' })
  for (const database of databases) {
    for (const cases of list(values.cases).map(Number)) {
      const prepared = await prepareWorld(database, { cases }, values.keep)
      try {
        await reportsOn(prepared, database === databases[0])
      } finally {
        await prepared.leave()
      }
    }
  }
}

try {
  await measureAll()
} finally {
  rmSync(folder, { recursive: true, force: true })
  gathered.print()
  drawn.print()
}
process.exit(0)
