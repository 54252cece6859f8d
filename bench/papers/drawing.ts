import { writeFileSync } from 'node:fs'
import { Chromium, chromiumIsInstalled } from './chromium.ts'
import type { Document } from './drawn.ts'
import { printedOf } from './html.ts'
import { readDocument } from './read.ts'
import { megabytes, milliseconds } from './results.ts'
import type { Task, Took } from './task.ts'
import { type Effort, fromStart, inTurns, median, medianOf, ratioOf, type Series } from './turns.ts'
import { doOnce } from './work.ts'

export const drawingHead = [
  ...['document', 'pages', 'charts', 'warm ms', 'processor ms', 'cold ms', 'MB'],
  ...['PDFKit alone: warm ms', 'processor ms', 'cold ms', 'MB', 'to it'],
  ...['Chromium: pages', 'warm ms', 'processor ms', 'cold ms', 'MB', 'to ours', 'of processors'],
]

/** The document that a task draws, and the same one as a page in a file for a browser. */
interface Paper {
  task: Task
  document: Document
  file: string
  foot: string
}

/** Draws a document beside the same pages by PDFKit alone and by Chromium, where it is installed. Answers the line of the table. */
export async function measureDrawing(
  { name, task, file }: { name: string; task: Task; file: string },
  effort: Effort,
): Promise<string[]> {
  const drawn = await doOnce<Uint8Array>(task)
  const document = readDocument(Buffer.from(drawn.result))
  const { html, foot } = printedOf(document)
  writeFileSync(file, html)
  const charts = document.tags.filter(tag => tag === 'Figure').length
  const about = [name, String(document.pages.length), String(charts)]
  return [...about, ...(await sideBySide({ task, document, file, foot }, effort))]
}

async function sideBySide(paper: Paper, effort: Effort): Promise<string[]> {
  const { task, document } = paper
  const replay: Task = { what: 'replay', document }
  const browser = chromiumIsInstalled() ? new Chromium() : null
  try {
    const beside = browser ? [() => timeOf(browser, paper)] : []
    const [ours, bare, theirs] = await inTurns([task, replay], effort, { beside })
    if (!ours || !bare) throw new Error('Nothing was measured')
    return [
      ...[...warm(ours), milliseconds(await fromStart(task, effort)), megabytes(ours.peak)],
      ...[...warm(bare), milliseconds(await fromStart(replay, effort)), megabytes(bare.peak)],
      ratioOf(ours, bare).toFixed(2),
      ...(browser && theirs ? await ofBrowser(browser, paper, { effort, ours, theirs }) : NOT_RUN),
    ]
  } finally {
    await browser?.close()
  }
}

const NOT_RUN = Array.from({ length: 7 }, () => 'not run')

async function ofBrowser(
  browser: Chromium,
  paper: Paper,
  { effort, ours, theirs }: { effort: Effort; ours: Series; theirs: Series },
): Promise<string[]> {
  const { pages, peak } = await look(browser, paper)
  return [
    ...[String(pages), ...warm(theirs), milliseconds(await fromNothing(paper, effort)), megabytes(peak)],
    ...[ratioOf(theirs, ours).toFixed(1), ratioOf(theirs, ours, 'processor').toFixed(1)],
  ]
}

const warm = (series: Series) => [milliseconds(medianOf(series)), milliseconds(medianOf(series, 'processor'))]

async function timeOf(browser: Chromium, { file, foot }: Paper): Promise<Took> {
  const [begun, worked] = [performance.now(), browser.processor()]
  await browser.print(file, foot)
  return { milliseconds: performance.now() - begun, processor: browser.processor() - worked }
}

/** Prints once more to see how many pages come out, and the most memory that is held meanwhile. */
async function look(browser: Chromium, { file, foot }: Paper): Promise<{ pages: number; peak: number }> {
  let peak = 0
  const see = () => {
    peak = Math.max(peak, browser.memory())
  }
  const watch = setInterval(see, 25)
  const printed = await browser.print(file, foot)
  clearInterval(watch)
  see()
  return { pages: printed.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0, peak }
}

/** From the start of the program to the printed bytes, in milliseconds. */
async function fromNothing(paper: Paper, { starts }: Effort): Promise<number> {
  const times: number[] = []
  while (times.length < starts) {
    const begun = performance.now()
    const browser = new Chromium()
    await browser.print(paper.file, paper.foot)
    times.push(performance.now() - begun)
    await browser.close()
  }
  return median(times)
}
