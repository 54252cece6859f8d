import type { Rule } from './table.ts'

/** How much a reader sees of a number. What is unprinted stands in no table, and can be reckoned with all the same. */
export type State = 'shown' | 'masked' | 'withheld' | 'left-out' | 'unprinted'

/** A number of the release, printed or not. */
export interface Unknown {
  value: number
  /** Whether it may not become known: few people stand behind it. */
  small: boolean
  /** Whether it counts people, and is not an amount that some stand behind. */
  counts: boolean
  /** Whether it can be less than nothing, as a difference can. */
  signed: boolean
  state: State
  /** What was printed earlier stays as it was printed. */
  settled: boolean
  /** Of how many dimensions it is a category: totals have fewer. */
  depth: number
  /** The lines in which it stands. */
  lines: number[]
}

/** What a reader knows of some numbers: multiplied by their signs they add up to nothing. */
export interface Line {
  unknowns: number[]
  signs: number[]
  /** Whether it says no more than that some numbers are no fewer than others. */
  loose: boolean
}

/** All numbers of a release and how they hang together. */
export interface Puzzle {
  unknowns: Unknown[]
  lines: Line[]
  places: Map<string, number>
  /** The other name of a number that has two. */
  also: Map<string, string>
  /** Every line, so that none is added twice. */
  said: Set<string>
}

export const emptyPuzzle = (): Puzzle => ({
  ...{ unknowns: [], lines: [], places: new Map() },
  ...{ also: new Map(), said: new Set() },
})

/** Adds a number under its name, or finds the one that bears the name. Throws when the two are not the same number. */
export function addUnknown(
  puzzle: Puzzle,
  name: string,
  given: Partial<Unknown> & { value: number },
  also = name,
): number {
  const known = puzzle.places.get(name) ?? puzzle.places.get(also)
  const place = known === undefined ? put(puzzle, given) : join(puzzle, known, given)
  puzzle.places.set(name, place).set(also, place)
  if (also !== name) puzzle.also.set(name, also)
  return place
}

function put(puzzle: Puzzle, given: Partial<Unknown> & { value: number }): number {
  const plain = { small: false, counts: true, signed: false, settled: false, depth: 0 }
  return puzzle.unknowns.push({ ...plain, state: 'unprinted', ...given, lines: [] }) - 1
}

function join(puzzle: Puzzle, place: number, given: Partial<Unknown> & { value: number }): number {
  const unknown = at(puzzle, place)
  if (unknown.value !== given.value) throw new Error('Two tables of one release give one cell two values')
  if (unknown.state === 'unprinted') Object.assign(unknown, { state: given.state ?? 'unprinted' })
  return place
}

/** Says that some numbers add up to as much as some others. */
export function addLine(
  puzzle: Puzzle,
  { plus, minus }: { plus: number[]; minus: number[] },
  loose = false,
): void {
  const said = `${plus} = ${minus}`
  if (puzzle.said.has(said)) return
  puzzle.said.add(said)
  const signs = [...plus.map(() => 1), ...minus.map(() => -1)]
  const line = puzzle.lines.push({ unknowns: [...plus, ...minus], signs, loose }) - 1
  for (const place of [...plus, ...minus]) at(puzzle, place).lines.push(line)
}

export function at({ unknowns }: Puzzle, place: number): Unknown {
  const unknown = unknowns[place]
  if (!unknown) throw new Error('The puzzle has no such number')
  return unknown
}

/** Between which values a reader who knows the rule must look for a number. */
export function boundsOf(
  { value, state, counts, signed }: Unknown,
  rule: Rule,
): [least: number, most: number] {
  if (state === 'shown') return [value, value]
  if (signed) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (counts && state === 'masked') return [rule.zeros === 'hidden' ? 0 : 1, rule.threshold]
  // That it stands there at all tells of somebody.
  if (state === 'left-out') return [Math.min(value, 1), Number.POSITIVE_INFINITY]
  return [counts && state === 'withheld' ? rule.threshold + 1 : 0, Number.POSITIVE_INFINITY]
}
