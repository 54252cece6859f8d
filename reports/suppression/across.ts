import { layTables, nameOf } from './lay.ts'
import { addLine, addUnknown, at, emptyPuzzle, type Puzzle, type State } from './puzzle.ts'
import { type Cell, type Known, partsOfPeople, runsWithin } from './related.ts'
import { canVary } from './spread.ts'
import type { PlainTable, Printed, PrintedTable, Rule } from './table.ts'

/** What was printed, or is about to be. The period of each table is two days with a slash between, both in it. */
export interface PrintedRelease {
  id: string
  tables: { plain: PlainTable; printed: PrintedTable }[]
}

/** A number that the fresh release would tell together with earlier ones. It never says which number. */
export interface Objection {
  figure: string
  /** The earlier releases that it would be worked out from. */
  earlier: string[]
}

/**
 * Whether a release may follow those that were issued. Equal cells of two releases are compared as they stand, whole
 * periods with those inside them, and everybody with a part of all people (a firm's): neither a hidden number of any
 * release may be worked out from all of them, nor a difference of one to the threshold. Numbers that turned out equal
 * are taken for known to be equal, and every release for known to everybody: both are on the careful side.
 *
 * Gaps in a period that lie between others are not looked for beyond one gap.
 */
export function objectionsTo(fresh: PrintedRelease, earlier: PrintedRelease[], rule: Rule): Objection[] {
  const puzzle = emptyPuzzle()
  const cells = [...earlier, fresh].flatMap(release => layRelease(puzzle, release, rule))
  const about = new Map<number, Cell[]>(cells.map(cell => [cell.place, [cell]]))
  for (const known of [...runsWithin(cells), ...partsOfPeople(cells)]) link(puzzle, known, about, rule)
  const told = [...about].filter(([place]) => isGuarded(puzzle, place) && !canVary(puzzle, place, rule))
  return objections(told, about, fresh.id, puzzle)
}

function layRelease(puzzle: Puzzle, { id, tables }: PrintedRelease, rule: Rule): Cell[] {
  const before = new Set(puzzle.places.keys())
  const among = tables.flatMap(({ plain }) => Object.keys(plain.among ?? {}))
  const named = tables.map(({ plain, printed }) => ({ plain, printed, table: ofRelease(id, plain) }))
  layTables(
    puzzle,
    named.map(({ table }) => table),
    rule,
  )
  for (const { plain, printed, table } of named) {
    plain.cells.forEach(({ at: where }, index) => {
      const place = puzzle.places.get(nameOf(table, where))
      if (place === undefined) throw new Error('A cell stands outside the dimensions of its table')
      const print = printed.cells[index]?.printed ?? { withheld: true }
      Object.assign(at(puzzle, place), { state: stateOf(print, printed.shown), settled: true })
    })
  }
  return [...puzzle.places].flatMap(([name, place]) =>
    before.has(name) || puzzle.also.has(name) || !name.startsWith('[')
      ? []
      : [{ ...cellOf(puzzle, name, place), among }],
  )
}

/** A table under the names of its release: the same cell of another one may be another number. */
function ofRelease(id: string, plain: PlainTable): PlainTable {
  const own = <T extends { figure: string }>(named: T): T => ({ ...named, figure: `${id} ${named.figure}` })
  const cells = plain.cells.map(cell => (cell.same ? { ...cell, same: own(cell.same) } : cell))
  const relations = (plain.relations ?? []).map(relation => ({
    ...relation,
    ...{ more: relation.more.map(own), less: relation.less.map(own) },
  }))
  return { ...own(plain), cells, relations }
}

function stateOf(printed: Printed, shown: boolean): State {
  if ('value' in printed) return 'shown'
  if ('masked' in printed) return 'masked'
  return shown ? 'withheld' : 'left-out'
}

function cellOf(puzzle: Puzzle, name: string, place: number): Omit<Cell, 'among'> {
  const [figure = '', period = '', ...by] = JSON.parse(name) as [string, string, ...[string, string][]]
  const [release = '', ...code] = figure.split(' ')
  const [from = '', to = ''] = period.split('/')
  const { value, counts } = at(puzzle, place)
  return { place, release, figure: code.join(' '), from, to, by: Object.fromEntries(by), value, counts }
}

/** Adds what a reader knows of some cells: a whole, its parts, and what is left of it. */
function link(puzzle: Puzzle, { whole, parts }: Known, about: Map<number, Cell[]>, rule: Rule): void {
  const left = whole.value - parts.reduce((sum, { value }) => sum + value, 0)
  const places = parts.map(({ place }) => place)
  if (left === 0) {
    addLine(puzzle, { plus: [whole.place], minus: places })
    return
  }
  const small = whole.counts && Math.abs(left) <= rule.threshold
  const name = `left of ${[whole, ...parts].map(({ place }) => place)}`
  const rest = addUnknown(puzzle, name, { value: left, small, counts: whole.counts, signed: left < 0 })
  about.set(rest, [whole, ...parts])
  addLine(puzzle, { plus: [whole.place], minus: [...places, rest] })
}

function isGuarded(puzzle: Puzzle, place: number): boolean {
  const { state, small } = at(puzzle, place)
  return state === 'masked' || state === 'withheld' || (small && state === 'unprinted')
}

function objections(
  told: [place: number, cells: Cell[]][],
  about: Map<number, Cell[]>,
  fresh: string,
  puzzle: Puzzle,
): Objection[] {
  const found = new Map<string, Set<string>>()
  for (const [place, cells] of told) {
    const [{ figure } = { figure: '' }] = cells
    const releases = found.get(figure) ?? new Set()
    for (const { release } of [...cells, ...beside(puzzle, place, about)]) {
      if (release !== fresh) releases.add(release)
    }
    found.set(figure, releases)
  }
  return [...found].map(([figure, releases]) => ({ figure, earlier: [...releases].sort() }))
}

/** The cells that stand in one line with a number. */
function beside(puzzle: Puzzle, place: number, about: Map<number, Cell[]>): Cell[] {
  return at(puzzle, place).lines.flatMap(line =>
    (puzzle.lines[line]?.unknowns ?? []).flatMap(other => about.get(other) ?? []),
  )
}
