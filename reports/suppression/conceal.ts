import { layTables, nameOf } from './lay.ts'
import { at, emptyPuzzle, type Puzzle, type Unknown } from './puzzle.ts'
import { canVary } from './spread.ts'
import type { PlainCell, PlainTable, Printed, PrintedTable, Rule } from './table.ts'
import { withhold } from './withhold.ts'

/**
 * Hides the small numbers of all tables of a release, and as many others as it takes that none of them can be worked
 * out from everything printed. A number that few people stand behind is protected even where no table prints it, as
 * the unprinted total of a table is. Which cells are withheld follows from the places of the small ones alone, so that
 * knowing this code tells nothing of their size. Where that does not help, the tables of the figure are left out, all
 * but a large grand total. A whole that few stand behind is not divided at all.
 *
 * What this cannot know is what a reader knows already. A firm knows its own clients, and may take them off a public
 * number: tables of one firm's matters name it (`among`), and are kept apart from those for everybody.
 */
export function conceal(tables: readonly PlainTable[], rule: Rule): PrintedTable[] {
  const puzzle = emptyPuzzle()
  layTables(puzzle, tables, rule)
  for (const table of tables) if (isOfFew(table, rule)) leaveOutZeros(puzzle, table)
  if (hide(puzzle, rule).length > 0) throw new Error('The small numbers of these tables cannot be hidden')
  return tables.map(table =>
    isOfFew(table, rule) ? undivided(printedOf(puzzle, table)) : printedOf(puzzle, table),
  )
}

/** Whether few people stand behind all of a table. A division of them would tell by its zeros what is so of each. */
function isOfFew({ dimensions, cells }: PlainTable, { threshold }: Rule): boolean {
  const whole = cells.find(isWhole)
  const people = whole?.people ?? whole?.value ?? 0
  return dimensions.length > 0 && people > 0 && people <= threshold
}

const isWhole = ({ at: place }: Pick<PlainCell, 'at'>) => Object.keys(place).length === 0

function leaveOutZeros(puzzle: Puzzle, table: PlainTable): void {
  for (const { at: place } of table.cells) {
    const unknown = unknownOf(puzzle, table, place)
    if (unknown.value === 0 && !unknown.settled) unknown.state = 'left-out'
  }
}

/** Of a table only the whole, as far as that is told. */
const undivided = (table: PrintedTable): PrintedTable => ({
  ...table,
  shown: false,
  cells: table.cells.map(cell => (isWhole(cell) ? cell : { ...cell, printed: { withheld: true } })),
})

/** Hides cells of the puzzle until all is protected. Answers what cannot be protected by hiding anything more. */
export function hide(puzzle: Puzzle, rule: Rule): number[] {
  for (const unknown of puzzle.unknowns) maskSmall(unknown, rule)
  withhold(puzzle, rule)
  return puzzle.unknowns.flatMap((unknown, place) =>
    isGuarded(unknown) && !protect(puzzle, place, rule) ? [place] : [],
  )
}

function maskSmall(unknown: Unknown, { zeros }: Rule): void {
  const isZero = unknown.counts && unknown.value === 0 && zeros === 'hidden'
  if (unknown.state === 'shown' && !unknown.settled && (unknown.small || isZero)) unknown.state = 'masked'
}

const isGuarded = ({ state, small }: Unknown) =>
  state === 'masked' || state === 'withheld' || (small && state === 'unprinted')

/** Whether a number is protected, if need be by leaving out the cells that hang together with it. */
function protect(puzzle: Puzzle, place: number, rule: Rule): boolean {
  if (canVary(puzzle, place, rule)) return true
  if (keepsTotals(puzzle, place, rule)) leaveOut(puzzle, place, 1)
  if (canVary(puzzle, place, rule)) return true
  leaveOut(puzzle, place, 0)
  if (canVary(puzzle, place, rule)) return true
  leaveOut(puzzle, place, 0, 'loose')
  return canVary(puzzle, place, rule)
}

/**
 * Whether the grand totals may stay when the cells are left out. That they were left out tells a reader that they were
 * small: a total which is no larger than its cells can be when all are small would tell the rest.
 */
function keepsTotals(puzzle: Puzzle, place: number, { threshold }: Rule): boolean {
  const all = [...connected(puzzle, place, 0)].map(one => at(puzzle, one))
  const cells = all.filter(({ depth }) => depth > 0).length
  return all.every(({ depth, value }) => depth > 0 || value > threshold * cells)
}

/** Leaves out what hangs together with a number, of so many dimensions or more; last what is only no fewer or no more. */
function leaveOut(puzzle: Puzzle, place: number, depth: number, how: 'exact' | 'loose' = 'exact'): void {
  const gone = [...connected(puzzle, place, depth, how)]
    .map(one => at(puzzle, one))
    .filter(({ settled, state }) => !settled && state !== 'unprinted')
  for (const unknown of gone) unknown.state = 'left-out'
}

function connected(
  puzzle: Puzzle,
  place: number,
  depth: number,
  how: 'exact' | 'loose' = 'exact',
): Set<number> {
  const seen = new Set([place])
  for (const from of seen) {
    for (const number of at(puzzle, from).lines) {
      const line = puzzle.lines[number]
      const others = line && (how === 'loose' || !line.loose) ? line.unknowns : []
      for (const next of others) if (at(puzzle, next).depth >= depth) seen.add(next)
    }
  }
  return seen
}

/** What is printed of a table. */
export function printedOf(puzzle: Puzzle, table: PlainTable): PrintedTable {
  const shown = table.cells.every(cell => unknownOf(puzzle, table, cell.at).state !== 'left-out')
  const cells = table.cells.map(({ at: place }) => ({
    at: place,
    printed: printed(unknownOf(puzzle, table, place)),
  }))
  return { figure: table.figure, period: table.period, shown, cells }
}

function unknownOf(puzzle: Puzzle, table: PlainTable, place: Readonly<Record<string, string>>): Unknown {
  const found = puzzle.places.get(nameOf(table, place))
  if (found === undefined) throw new Error('A cell stands outside the dimensions of its table')
  return at(puzzle, found)
}

function printed({ state, value }: Unknown): Printed {
  if (state === 'shown') return { value }
  return state === 'masked' ? { masked: true } : { withheld: true }
}
