import { inflateSync } from 'node:zlib'

/** The objects of a finished PDF as PDFKit writes them: found by the table at its end, streams unpacked. */
export class Objects {
  private readonly starts: number[]
  private readonly ends = new Map<number, number>()
  private readonly source: string

  constructor(private readonly bytes: Buffer) {
    this.source = bytes.toString('latin1')
    const [, at] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.source) ?? []
    const table = this.source.slice(Number(at))
    this.starts = [...table.matchAll(/^(\d{10}) \d{5} [nf]/gm)].map(([, start]) => Number(start))
    const sorted = [...this.starts, Number(at)].sort((one, other) => one - other)
    for (const [index, start] of sorted.entries()) this.ends.set(start, sorted[index + 1] ?? start)
  }

  /** What stands before the stream of an object, or all of it. */
  text(number: number): string {
    const whole = this.slice(number)
    const stream = whole.indexOf('\nstream\n')
    return stream < 0 ? whole : whole.slice(0, stream)
  }

  stream(number: number): string {
    const start = this.starts[number] ?? 0
    const dictionary = this.text(number)
    const from = start + dictionary.length + '\nstream\n'.length
    const bytes = this.bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0))
    return (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
  }

  /** The object that an entry of a dictionary refers to. */
  reference(number: number, name: string): number {
    const [found] = this.references(number, name)
    if (found === undefined) throw new Error(`Object ${number} has no ${name}`)
    return found
  }

  /** The same for an entry that may be a list: a page has its content in one stream or in several. */
  references(number: number, name: string): number[] {
    const [, found = ''] = new RegExp(`/${name} (\\[[^\\]]*\\]|\\d+ 0 R)`).exec(this.text(number)) ?? []
    return [...found.matchAll(/(\d+) 0 R/g)].map(([, reference]) => Number(reference))
  }

  /** The objects of the pages, in their order. */
  pages(): number[] {
    const [, root] = /trailer[\s\S]*?\/Root (\d+) 0 R/.exec(this.source) ?? []
    const [, kids = ''] = /\/Kids \[([^\]]*)\]/.exec(this.text(this.reference(Number(root), 'Pages'))) ?? []
    return [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
  }

  private slice(number: number): string {
    const start = this.starts[number] ?? 0
    return this.source.slice(start, this.ends.get(start))
  }
}
