import { Problem } from '../../errors.ts'
import { figureOf } from '../figures/catalogue.ts'
import type { Dimension } from '../figures/dimensions.ts'
import { isOpen } from '../figures/figure.ts'
import type { Period } from '../figures/period.ts'
import type { Place, Table, Unit } from '../figures/table.ts'
import type { CellName, PlainTable, Relation } from '../suppression/table.ts'
import type { Counting } from './counting.ts'
import { sameAs } from './moments.ts'

/** A number of one period before anything is hidden: of a table that is concealed, or one that nobody is behind. */
export interface Bare {
  section: string
  code: string
  unit: Unit
  by: Place
  from: { table: PlainTable; cell: number } | { value: number }
}

/** A part of a whole: the row that prints it, unless nobody does. */
export interface Part {
  name: string
  value: number
  row?: { code: string; unit?: Unit }
}

/** The numbers of one period as they are gathered: tables to be concealed together, and the rows that print their cells. */
export class BareSheet {
  readonly tables: PlainTable[] = []
  readonly rows: Bare[] = []
  readonly counting: Counting
  readonly period: Period

  constructor(period: Period, counting: Counting) {
    this.period = period
    this.counting = counting
  }

  count(code: string, ...by: Dimension[]): Promise<Table> {
    return this.counting.count(code, this.period, by)
  }

  async total(code: string): Promise<number> {
    return (await this.count(code)).total ?? 0
  }

  /** The whole of a figure, which stands by itself. */
  async alone(section: string, ...codes: string[]): Promise<void> {
    for (const code of codes) this.parted(section, { code, whole: await this.total(code) })
  }

  /**
   * A figure and its parts. Whoever names all of them but one gets that one too, for a reader can take them off the
   * whole. Tables of one figure share its whole.
   */
  parted(
    section: string,
    { code, whole, parts = [] }: { code: string; whole: number; parts?: Part[] },
    restCode?: string,
  ): void {
    const rest = whole - parts.reduce((sum, { value }) => sum + value, 0)
    const all = parts.length > 0 ? [...parts, { name: 'rest', value: rest }] : []
    const dimension = parts.map(({ name }) => name).join('+')
    const table: PlainTable = {
      figure: code,
      period: this.days,
      dimensions: all.length > 0 ? [{ code: dimension, categories: all.map(({ name }) => name) }] : [],
      cells: [
        { at: {}, value: whole, ...sameAs(code, this.period) },
        ...all.map(({ name, value }) => ({
          ...{ at: { [dimension]: name }, value },
          ...sameAs(name, this.period),
        })),
      ],
    }
    this.tables.push(table)
    this.row(section, code, { table, cell: 0 })
    for (const [at, { row }] of parts.entries()) {
      if (row) this.row(section, row.code, { table, cell: at + 1 }, row.unit)
    }
    if (restCode) this.row(section, restCode, { table, cell: all.length })
  }

  /** Two parts of a whole that nobody prints. Two such pairs have the same whole. */
  halves(section: string, parts: Part[], dimension: string): void {
    const table: PlainTable = {
      figure: section,
      period: this.days,
      dimensions: [{ code: dimension, categories: parts.map(({ name }) => name) }],
      cells: parts.map(({ name, value }) => ({
        ...{ at: { [dimension]: name }, value },
        ...sameAs(name, this.period),
      })),
    }
    this.tables.push(table)
    for (const [at, { row }] of parts.entries()) if (row) this.row(section, row.code, { table, cell: at })
  }

  /** One of two halves by a dimension of its own: its parts and the other half are the whole of both. */
  finer(
    section: string,
    { code, cells, beside }: { code: string; cells: Table['cells']; beside: Record<string, number> },
    by: Dimension,
  ): void {
    if (cells.length === 0) return
    const parts = cells.map(cell => ({
      ...{ name: `${code} ${cell.by[by]}`, half: code, value: cell.value },
      ...sameAs(code, this.period, cell.by),
    }))
    const others = Object.entries(beside).map(([name, value]) => ({ name: `all ${name}`, half: name, value }))
    const all: ((typeof parts)[number] | (typeof others)[number])[] = [...parts, ...others]
    const of = Object.fromEntries(all.map(({ name, half }) => [name, half]))
    const table: PlainTable = {
      figure: section,
      period: this.days,
      dimensions: [{ code: by, categories: all.map(({ name }) => name), within: { dimension: 'out', of } }],
      cells: all.map(({ name, half, ...cell }) => ({ at: { [by]: name }, ...cell })),
    }
    this.tables.push(table)
    for (const [at, { by: place }] of cells.entries())
      this.row(section, code, { table, cell: at }, undefined, place)
  }

  /** Two parts of a whole of which one lies in the other, so that their difference is a part as well. */
  nested(
    section: string,
    { code, whole, inner, outer }: { code: string; whole: number; inner: Part; outer: Part },
  ): void {
    const parts = [
      { name: inner.name, value: inner.value, in: outer.name },
      { name: `${outer.name} alone`, value: outer.value - inner.value, in: outer.name },
      { name: 'neither', value: whole - outer.value, in: 'rest' },
    ]
    const of = Object.fromEntries(parts.map(part => [part.name, part.in]))
    const dimension = { code: 'part', categories: Object.keys(of), within: { dimension: outer.name, of } }
    const table: PlainTable = {
      ...{ figure: code, period: this.days, dimensions: [dimension] },
      cells: [{ at: {}, value: whole }, ...parts.map(({ name, value }) => ({ at: { part: name }, value }))],
    }
    this.tables.push(table)
    this.row(section, code, { table, cell: 0 })
    this.row(section, inner.row?.code ?? inner.name, { table, cell: 1 })
    this.parted(section, { code, whole, parts: [outer] })
  }

  /** How one measure moved: people with two scores, and what became of them. */
  changes(
    section: string,
    { whole, parts, by }: { whole: number; parts: Part[]; by: Place },
    code = 'wellbeing.two-scores',
  ): void {
    const table: PlainTable = {
      figure: `${code} ${by.measure}`,
      period: this.days,
      dimensions: parts.length > 0 ? [{ code: 'change', categories: parts.map(({ name }) => name) }] : [],
      cells: [{ at: {}, value: whole }, ...parts.map(({ name, value }) => ({ at: { change: name }, value }))],
    }
    this.tables.push(table)
    this.row(section, code, { table, cell: 0 }, 'people', by)
    for (const [at, { row }] of parts.entries())
      if (row) this.row(section, row.code, { table, cell: at + 1 }, row.unit, by)
  }

  /** A figure divided by a dimension. A reader who may not read what it is divided by gets no division. */
  async divided(section: string, code: string, by: Dimension): Promise<void> {
    const counted = await this.count(code, by).catch(unlessForbidden)
    if (!counted) return
    const cells = counted.cells.map(({ by: at, value }) => ({ at, value }))
    const categories = cells.map(({ at }) => String(at[by]))
    if (cells.length === 0) return
    const table: PlainTable = {
      figure: code,
      period: this.days,
      dimensions: [{ code: by, categories, ...(counted.addsUp ? {} : { overlapping: true as const }) }],
      cells: [{ at: {}, value: counted.total ?? 0 }, ...cells],
    }
    this.tables.push(table)
    for (const [at, { at: place }] of cells.entries())
      this.row(section, code, { table, cell: at + 1 }, undefined, place)
  }

  /** An amount, or a number of things that no person can be told by; nothing of it is hidden. */
  async open(section: string, code: string, by?: Dimension): Promise<void> {
    if (!isOpen(figureOf(code))) throw new Error('A figure that tells of people is not open')
    const { total, cells } = await this.count(code, ...(by ? [by] : []))
    if (total !== null) this.row(section, code, { value: total })
    for (const { by: place, value } of cells) this.row(section, code, { value }, undefined, place)
  }

  row(section: string, code: string, from: Bare['from'], unit?: Unit, by: Place = {}): void {
    const known = this.rows.some(
      one => one.code === code && JSON.stringify(one.by) === JSON.stringify(by) && one.section === section,
    )
    if (!known) this.rows.push({ section, code, unit: unit ?? figureOf(code).unit, by, from })
  }

  /** What a reader knows of the numbers beyond the tables. */
  relate(relations: Relation[]): void {
    this.tables.push({ figure: 'relations', period: this.days, dimensions: [], cells: [], relations })
  }

  /** The cell that prints the whole of a figure, or null where it is not printed. */
  cellOf(code: string): CellName | null {
    const row = this.rows.find(one => one.code === code && Object.keys(one.by).length === 0)
    if (!row || !('table' in row.from)) return null
    const { table, cell } = row.from
    return { figure: table.figure, period: table.period, at: table.cells[cell]?.at ?? {} }
  }

  private get days(): string {
    return `${this.period.from}/${this.period.to}`
  }
}

function unlessForbidden(error: unknown): null {
  if (error instanceof Problem && error.status === 403) return null
  throw error
}
