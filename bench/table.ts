import { run, type Value } from '../models/statements.ts'

export type Row = Record<string, Value>

/** So many values stand in one statement: enough that the round trip is little of it. */
const VALUES = 1500

/** Rows that wait to be written to one table, past the models, which take several times as long. All have the same columns. */
export class Table {
  private waiting: Row[] = []

  constructor(private readonly name: string) {}

  add(rows: readonly Row[]): void {
    this.waiting.push(...rows)
  }

  /** Writes what waits, in the transaction that is open, by two statements only, so that each is prepared once. */
  async write(): Promise<void> {
    const rows = this.waiting
    this.waiting = []
    const columns = Object.keys(rows[0] ?? {})
    const many = Math.floor(VALUES / columns.length)
    const whole = rows.length - (rows.length % many)
    for (let at = 0; at < whole; at += many) await this.insert(columns, rows.slice(at, at + many))
    for (const row of rows.slice(whole)) await this.insert(columns, [row])
  }

  private async insert(columns: string[], rows: Row[]): Promise<void> {
    const places = `(${columns.map(() => '?').join(', ')})`
    const names = columns.map(column => `\`${column}\``).join(', ')
    await run(
      `INSERT INTO \`${this.name}\` (${names}) VALUES ${rows.map(() => places).join(', ')}`,
      rows.flatMap(row => columns.map(column => row[column] ?? null)),
    )
  }
}
