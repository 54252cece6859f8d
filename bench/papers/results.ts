export const milliseconds = (number: number): string => number.toFixed(number < 20 ? 1 : 0)

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0)

/** The lines of a table, each told as soon as it is there, and all of them at the end. */
export class Results {
  private readonly lines: string[][] = []

  constructor(private readonly head: string[]) {}

  add(line: string[]): void {
    this.lines.push(line)
    process.stderr.write(`${line.join(' | ')}\n`)
  }

  print(): void {
    if (this.lines.length === 0) return
    const rows = [this.head, this.head.map(() => '---'), ...this.lines]
    process.stdout.write(`${rows.map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n\n`)
  }
}
