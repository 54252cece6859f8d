import { layTables, nameOf } from './lay.ts'
import { knownOfPeriods, TooMany } from './periods.ts'
import { addLine, addUnknown, at, emptyPuzzle, type Puzzle, type State } from './puzzle.ts'
import { type Cell, groups, isOf, type Known, leftOf, partsOfPeople } from './related.ts'
import { canVary } from './spread.ts'
import type { CellName, PlainCell, PlainTable, Printed, PrintedTable, Rule } from './table.ts'

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
 * Whether a release may follow those that were issued. Equal cells of two releases are compared as they stand, periods
 * with all that can be put together from others, and everybody with a part of all people (a firm's): neither a hidden
 * number of any release may be worked out from all of them, nor a difference of one to the threshold. Numbers that turned
 * out equal are taken for known to be equal, and every release for known to everybody: both are on the careful side. What
 * the earlier releases told without this one is no fault of it.
 */
export function objectionsTo(fresh: PrintedRelease, earlier: PrintedRelease[], rule: Rule): Objection[] {
  const puzzle = emptyPuzzle()
  const about = new Map<number, Cell[]>()
  for (const release of [...earlier, fresh]) layRelease(puzzle, release, rule, about)
  const cells = [...about.values()].flat()
  const looking = { fresh: fresh.id, threshold: rule.threshold }
  const objected: Objection[] = []
  for (const group of groups(cells)) {
    try {
      for (const known of knownOfPeriods(group, looking)) link(puzzle, known, about, rule)
    } catch (error) {
      if (!(error instanceof TooMany)) throw error
      objected.push({ figure: group[0]?.figure ?? '', earlier: earlier.map(({ id }) => id).sort() })
    }
  }
  for (const known of partsOfPeople(cells)) link(puzzle, known, about, rule)
  return [...objected, ...objections(toldBy(puzzle, about, fresh.id, rule), fresh.id)]
}

/** Numbers that are found out, one of every figure: the first is reason enough. */
function toldBy(
  puzzle: Puzzle,
  about: Map<number, Cell[]>,
  fresh: string,
  rule: Rule,
): [place: number, cells: Cell[]][] {
  const found = new Map<string, [number, Cell[]]>()
  for (const place of touched(puzzle, about, fresh)) {
    const cells = [...(about.get(place) ?? []), ...beside(puzzle, place, about)]
    const figure = cells[0]?.figure ?? ''
    if (found.has(figure) || !isGuarded(puzzle, place) || canVary(puzzle, place, rule)) continue
    found.set(figure, [place, cells])
  }
  return [...found.values()]
}

/** Lays the tables of a release; a number that an earlier one says in the same way is the same number. */
function layRelease(
  puzzle: Puzzle,
  { id, tables }: PrintedRelease,
  rule: Rule,
  about: Map<number, Cell[]>,
): void {
  const before = new Set(puzzle.places.keys())
  const among = tables.flatMap(({ plain }) => Object.keys(plain.among ?? {}))
  const named = tables.map(({ plain, printed }) => ({ plain, printed, table: ofRelease(id, plain, printed) }))
  layTables(
    puzzle,
    named.map(({ table }) => table),
    rule,
  )
  for (const { plain, printed, table } of named) {
    plain.cells.forEach((cell, index) => {
      const place = puzzle.places.get(nameOf(table, cell.at))
      if (place === undefined) throw new Error('A cell stands outside the dimensions of its table')
      const state = stateOf(printed.cells[index]?.printed ?? { withheld: true }, printed.shown)
      Object.assign(at(puzzle, place), { state, settled: true })
      remember(about, puzzle, place, id, { ...called(plain, cell), among })
    })
  }
  for (const [name, place] of puzzle.places) {
    const isOther = before.has(name) || about.has(place) || !name.startsWith('["')
    if (!isOther) remember(about, puzzle, place, id, { ...unprinted(name), among })
  }
}

type Called = Pick<Cell, 'figure' | 'from' | 'to' | 'by' | 'among'>

function remember(
  about: Map<number, Cell[]>,
  puzzle: Puzzle,
  place: number,
  id: string,
  named: Called,
): void {
  const [known] = about.get(place) ?? []
  if (known && !isOf(known, id)) known.releases.push(id)
  const { value, counts, state } = at(puzzle, place)
  if (!known) about.set(place, [{ ...named, place, releases: [id], value, counts, shown: state === 'shown' }])
}

/** A table under the names of its release: the same cell of another one may be another number, or hidden otherwise. */
function ofRelease(id: string, plain: PlainTable, printed: PrintedTable): PlainTable {
  const own = <T extends { figure: string }>(named: T): T => ({ ...named, figure: `${id} ${named.figure}` })
  const cells = plain.cells.map((cell, index) => {
    const state = stateOf(printed.cells[index]?.printed ?? { withheld: true }, printed.shown)
    const { figure, period, at: where } = cell.same ?? { ...plain, at: cell.at }
    return { ...cell, same: { figure: `= ${cell.value} ${state} ${figure}`, period, at: where } }
  })
  const relations = (plain.relations ?? []).map(relation => ({
    ...relation,
    ...{ more: relation.more.map(own<CellName>), less: relation.less.map(own<CellName>) },
  }))
  return { ...own(plain), cells, relations }
}

function stateOf(printed: Printed, shown: boolean): State {
  if ('value' in printed) return 'shown'
  if ('masked' in printed) return 'masked'
  return shown ? 'withheld' : 'left-out'
}

function called(
  { figure, period, among }: PlainTable,
  { at: place, same }: PlainCell,
): Omit<Called, 'among'> {
  const [from = '', to = ''] = (same?.period ?? period).split('/')
  return { figure: same?.figure ?? figure, from, to, by: { ...among, ...(same?.at ?? place) } }
}

/** A total that no table prints. */
function unprinted(name: string): Omit<Called, 'among'> {
  const [figure = '', period = '', ...by] = JSON.parse(name) as [string, string, ...[string, string][]]
  const [from = '', to = ''] = period.split('/')
  return { figure: figure.split(' ').slice(1).join(' '), from, to, by: Object.fromEntries(by) }
}

/** Adds what a reader knows of some cells: what is left when some are taken from the others. */
function link(puzzle: Puzzle, known: Known, about: Map<number, Cell[]>, rule: Rule): void {
  const left = leftOf(known)
  const [plus = [], minus = []] = [known.plus, known.minus].map(cells =>
    cells.map(({ place }) => place).sort((one, other) => one - other),
  )
  if (left === 0) {
    addLine(puzzle, (plus[0] ?? 0) < (minus[0] ?? 0) ? { plus, minus } : { plus: minus, minus: plus })
    return
  }
  const counts = known.plus.every(cell => cell.counts)
  const small = counts && Math.abs(left) <= rule.threshold
  const name = `left of ${plus} without ${minus}`
  const rest = addUnknown(puzzle, name, { value: left, small, counts, signed: left < 0 })
  about.set(rest, [...known.plus, ...known.minus])
  addLine(puzzle, { plus, minus: [...minus, rest] })
}

/** What hangs together with the numbers of a release through numbers that are not seen. */
function touched(puzzle: Puzzle, about: Map<number, Cell[]>, fresh: string): Set<number> {
  const own = [...about].filter(([, cells]) => cells.some(cell => isOf(cell, fresh))).map(([place]) => place)
  const seen = new Set(own)
  const isOwn = new Set(own)
  for (const place of seen) {
    if (at(puzzle, place).state === 'shown' && !isOwn.has(place)) continue
    for (const line of at(puzzle, place).lines) {
      for (const next of puzzle.lines[line]?.unknowns ?? []) seen.add(next)
    }
  }
  return seen
}

function isGuarded(puzzle: Puzzle, place: number): boolean {
  const { state, small } = at(puzzle, place)
  return state === 'masked' || state === 'withheld' || (small && state === 'unprinted')
}

function objections(told: [place: number, cells: Cell[]][], fresh: string): Objection[] {
  return told.map(([, cells]) => {
    const releases = new Set(cells.flatMap(cell => cell.releases).filter(release => release !== fresh))
    return { figure: cells[0]?.figure ?? '', earlier: [...releases].sort() }
  })
}

/** The cells that stand in one line with a number. */
function beside(puzzle: Puzzle, place: number, about: Map<number, Cell[]>): Cell[] {
  return at(puzzle, place).lines.flatMap(line =>
    (puzzle.lines[line]?.unknowns ?? []).flatMap(other => about.get(other) ?? []),
  )
}
