import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Tool = 'pdftotext' | 'pdffonts' | 'pdfinfo' | 'qpdf'

/**
 * Whether a program that reads documents is installed here. Where it is not, says so; where every check is required
 * (REQUIRE_BOTH=1, the gate), throws.
 */
export function isThere(tool: Tool): boolean {
  const flag = tool === 'qpdf' ? '--version' : '-v'
  if (spawnSync(tool, [flag]).error === undefined) return true
  if (process.env.REQUIRE_BOTH === '1') throw new Error(`${tool} is not installed here`)
  console.log(`      NOT RUN: ${tool} is not installed here (apt-get install poppler-utils qpdf)`)
  return false
}

/** Skips a test that reads its document with a program which is not installed here. */
export function needs(test: Mocha.Context, tool: Tool): void {
  if (!isThere(tool)) test.skip()
}

/**
 * How much memory a process of its own holds at most while it runs a program, in megabytes. Linux counts what its parent
 * held into maxRSS, and not into VmHWM.
 */
export function peakOf(program: string): number {
  const said = `
    const { existsSync, readFileSync } = await import('node:fs')
    const status = '/proc/self/status'
    const most = existsSync(status) && /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8'))
    console.log((most ? Number(most[1]) : process.resourceUsage().maxRSS) / 1024)`
  const options = ['--import', 'tsx', '--input-type=module', '--eval', `${program}\n${said}`]
  const { stdout, stderr, status } = spawnSync(process.execPath, options, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}

/** What a program says of a document. */
export function ask(tool: Tool, document: Buffer, before: string[], after: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-pdf-'))
  try {
    const file = join(folder, 'document.pdf')
    writeFileSync(file, document)
    const { stdout, stderr, status } = spawnSync(tool, [...before, file, ...after], {
      encoding: 'utf8',
      maxBuffer: 64e6,
    })
    if (status !== 0) throw new Error(`${tool}: ${stderr}`)
    return stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The text of a document in the order of reading, without the marks that the program adds around turned text. */
export function textOf(document: Buffer): string {
  return ask('pdftotext', document, ['-layout'], ['-'])
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/ +/g, ' ')
}

/** Pairs of words that lie on each other on a page. */
export function overlaps(document: Buffer): string[] {
  const pages = ask('pdftotext', document, ['-bbox'], ['-']).split('<page ').slice(1)
  return pages.flatMap(page => {
    const words = [...page.matchAll(/xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</g)].map(
      ([, left, top, right, bottom, word]) => ({
        word,
        left: Number(left),
        right: Number(right),
        // The boxes are as tall as the font; the letters of a line stand in the middle of theirs.
        top: Number(top) + (Number(bottom) - Number(top)) * 0.25,
        bottom: Number(bottom) - (Number(bottom) - Number(top)) * 0.25,
      }),
    )
    return words.flatMap((a, index) =>
      words
        .slice(index + 1)
        .filter(b => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map(b => `${a.word} / ${b.word}`),
    )
  })
}
