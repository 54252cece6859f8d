import { addLine, addUnknown, at, type Puzzle } from './puzzle.ts'
import type { CellName, Dimension, PlainCell, PlainTable, Relation, Rule } from './table.ts'

type Place = Readonly<Record<string, string>>

/** The name of a cell, the same in every table in which it stands. */
export function nameOf(
  { figure, period, among }: Pick<PlainTable, 'figure' | 'period' | 'among'>,
  place: Place,
): string {
  const all = Object.entries({ ...among, ...place }).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([figure, period, ...all])
}

/** Adds tables to the puzzle, and what a reader knows of them besides. Throws when they do not add up. */
export function layTables(puzzle: Puzzle, tables: readonly PlainTable[], rule: Rule): void {
  for (const table of tables) layTable(puzzle, table, rule)
  for (const table of tables) {
    for (const relation of table.relations ?? []) relate(puzzle, table, relation, rule)
  }
}

/** Adds a table to the puzzle: its cells, the totals that nobody prints, and how they add up. Throws when they do not. */
function layTable(puzzle: Puzzle, table: PlainTable, rule: Rule): void {
  if (table.cells.length === 0) return
  const laying = new Laying(puzzle, table, rule)
  for (const place of everyPlace(table.dimensions)) laying.add(place)
}

/** Says that some numbers are no fewer than others, as far as the release has them. */
function relate(puzzle: Puzzle, { among }: PlainTable, { more, less, left }: Relation, rule: Rule): void {
  const placesOf = (names: readonly CellName[]) =>
    names.flatMap(name => puzzle.places.get(nameOf({ ...name, ...(among ? { among } : {}) }, name.at)) ?? [])
  const [plus, minus] = [placesOf(more), placesOf(less)]
  const sum = (places: number[]) => places.reduce((all, place) => all + at(puzzle, place).value, 0)
  const value = sum(plus) - sum(minus)
  if (plus.length < more.length || minus.length === 0 || value < 0) return
  const isPeople = left === 'people'
  const small = isPeople && value > 0 && value <= rule.threshold
  const given = { value, small, state: isPeople ? 'shown' : 'unprinted', depth: 1 } as const
  const rest = addUnknown(puzzle, `rest of ${plus} beside ${minus}`, given)
  addLine(puzzle, { plus, minus: [...minus, rest] }, !isPeople)
}

/** Every combination of categories with or without each dimension: cells, part totals, and the grand total. */
function everyPlace(dimensions: readonly Dimension[]): Place[] {
  return dimensions.reduce<Place[]>(
    (places, { code, categories }) =>
      places.flatMap(place => [place, ...categories.map(category => ({ ...place, [code]: category }))]),
    [{}],
  )
}

class Laying {
  private readonly given: Map<string, PlainCell>
  /** How many people stand behind each number. */
  private readonly behind = new Map<number, number>()
  private readonly isAmount: boolean
  private readonly puzzle: Puzzle
  private readonly table: PlainTable
  private readonly rule: Rule

  constructor(puzzle: Puzzle, table: PlainTable, rule: Rule) {
    this.puzzle = puzzle
    this.table = table
    this.rule = rule
    this.given = new Map(table.cells.map(cell => [nameOf(table, cell.at), cell]))
    this.isAmount = table.cells.some(({ people }) => people !== undefined)
    if (this.given.size < table.cells.length) throw new Error('A table has the same cell twice')
  }

  /** Adds a cell and the lines that divide it. */
  add(place: Place): void {
    for (const dimension of this.table.dimensions) {
      if (dimension.code in place) this.addCoarse(place, dimension)
      else this.divide(place, dimension)
    }
    if (this.table.dimensions.length === 0) this.unknown(place)
  }

  private divide(place: Place, { code, categories, overlapping }: Dimension): void {
    const whole = this.unknown(place)
    const parts = categories.map(category => this.unknown({ ...place, [code]: category }))
    if (whole === null) return
    const known = parts.filter(part => part !== null)
    // Of what nobody prints and no sum tells, a reader knows nothing.
    if (known.length < parts.length) return
    if (overlapping) this.overlap(whole, known)
    else this.equal(whole, known)
  }

  private equal(whole: number, parts: number[]): void {
    if (this.sum(parts) !== this.value(whole))
      throw new Error('The cells of a table do not add up to its total')
    addLine(this.puzzle, { plus: [whole], minus: parts })
  }

  /** No part is more than the whole, and all together are no less. */
  private overlap(whole: number, parts: number[]): void {
    for (const part of parts) {
      const rest = this.rest(this.value(whole) - this.value(part), `${whole} beside ${part}`)
      addLine(this.puzzle, { plus: [whole], minus: [part, rest] })
    }
    const more = this.rest(this.sum(parts) - this.value(whole), `${parts} beside ${whole}`)
    addLine(this.puzzle, { plus: [whole, more], minus: parts })
  }

  /** Those of the total who are not in a category, or are in more than one: as small as any other number. */
  private rest(value: number, of: string): number {
    if (value < 0) throw new Error('The cells of a table do not fit its total')
    return this.put(`rest of ${of}`, { value })
  }

  /** The coarser category of a cell is the sum of all finer ones in it, whichever table prints it. */
  private addCoarse(place: Place, { code, categories, within, overlapping }: Dimension): void {
    const category = place[code]
    const coarse = category === undefined ? undefined : within?.of[category]
    if (!within || coarse === undefined || overlapping) return
    const finer = categories.filter(one => within.of[one] === coarse)
    if (finer[0] !== category) return
    const parts = finer.map(one => this.unknown({ ...place, [code]: one })).filter(part => part !== null)
    const { [code]: _, ...rest } = place
    const value = this.sum(parts)
    const people = parts.reduce((sum, part) => sum + this.people(part), 0)
    const name = nameOf(this.table, { ...rest, [within.dimension]: coarse })
    const number = { value, ...(this.isAmount ? { people } : {}) }
    const whole = this.put(name, number, 'unprinted', Object.keys(place).length)
    addLine(this.puzzle, { plus: [whole], minus: parts })
  }

  /** The number of a cell in the puzzle; null for the total of overlapping parts that nobody prints. */
  private unknown(place: Place): number | null {
    const name = nameOf(this.table, place)
    const cell = this.given.get(name) ?? this.summed(place)
    if (!cell) return null
    const depth = Object.keys(place).length
    const state = this.given.has(name) || this.isAbsent(place) ? 'shown' : 'unprinted'
    return this.put(name, cell, state, depth)
  }

  private put(
    name: string,
    { value, people, same }: Omit<PlainCell, 'at'>,
    state: 'shown' | 'unprinted' = 'unprinted',
    depth = 0,
  ): number {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new Error('A cell is a whole number, nothing or more')
    const counts = !this.isAmount
    const behind = people ?? value
    const small = behind > 0 && behind <= this.rule.threshold
    const also = same && nameOf({ ...this.table, ...same }, same.at)
    const place = addUnknown(this.puzzle, name, { value, small, counts, state, depth }, also)
    this.behind.set(place, behind)
    return place
  }

  /** A combination of categories without a cell is a zero, and the reader sees that nothing is there. */
  private isAbsent(place: Place): boolean {
    return Object.keys(place).length === this.table.dimensions.length
  }

  private summed(place: Place): Pick<PlainCell, 'value' | 'people'> | null {
    if (this.isAbsent(place)) return this.isAmount ? { value: 0, people: 0 } : { value: 0 }
    const by = this.table.dimensions.find(({ code, overlapping }) => !(code in place) && !overlapping)
    if (!by) return null
    const parts = by.categories.map(category => this.unknown({ ...place, [by.code]: category }))
    const known = parts.filter(part => part !== null)
    if (known.length < parts.length) return null
    const people = known.reduce((sum, part) => sum + this.people(part), 0)
    return { value: this.sum(known), ...(this.isAmount ? { people } : {}) }
  }

  private value = (place: number): number => at(this.puzzle, place).value

  private sum = (places: number[]): number => places.reduce((sum, place) => sum + this.value(place), 0)

  private people = (place: number): number => this.behind.get(place) ?? 0
}
