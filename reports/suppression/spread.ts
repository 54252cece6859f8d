import { at, boundsOf, type Puzzle } from './puzzle.ts'
import type { Rule } from './table.ts'

/** How many steps one search may take before it gives up. */
const PATIENCE = 1500

/** Changes of numbers that together leave every line as it was. */
type Move = Map<number, number>

/**
 * Whether a hidden number can have so many different values while everything that is printed stays as it is. A "yes" is
 * proven: for each value a way to fill in all hidden numbers was found, starting from the true one. A "no" may be too
 * careful, where the search gave up.
 */
export function canVary(puzzle: Puzzle, place: number, rule: Rule): boolean {
  const { state, counts } = at(puzzle, place)
  const [least, most] = boundsOf(at(puzzle, place), rule)
  const wanted = counts && state === 'masked' ? Math.min(rule.width, most - least + 1) : rule.width
  const up = walk(puzzle, { place, step: 1, wanted: wanted - 1 }, rule)
  return up + walk(puzzle, { place, step: -1, wanted: wanted - 1 - up }, rule) >= wanted - 1
}

interface Walk {
  place: number
  step: 1 | -1
  wanted: number
}

/** How far the number can be moved in one direction, in steps of one, up to what is wanted. */
function walk(puzzle: Puzzle, { place, step, wanted }: Walk, rule: Rule): number {
  const moved: Move = new Map()
  for (let far = 0; far < wanted; far++) {
    const move = new Search(puzzle, rule, moved).from(place, step)
    if (!move) return far
    for (const [where, change] of move) moved.set(where, (moved.get(where) ?? 0) + change)
  }
  return wanted
}

/** Looks for one move. Each number changes by one at most, so that a search ends. */
class Search {
  private readonly move: Move = new Map()
  /** The lines that do not add up yet, and by how much. */
  private readonly off = new Map<number, number>()
  private steps = 0
  private readonly puzzle: Puzzle
  private readonly rule: Rule
  private readonly moved: Move

  constructor(puzzle: Puzzle, rule: Rule, moved: Move) {
    this.puzzle = puzzle
    this.rule = rule
    this.moved = moved
  }

  from(place: number, step: 1 | -1): Move | null {
    if (!this.mayStep(place, step)) return null
    this.step(place, step)
    return this.settle() ? this.move : null
  }

  private settle(): boolean {
    const line = this.tightest()
    if (!line) return true
    for (const [place, step] of line) {
      if (this.steps++ > PATIENCE) return false
      this.step(place, step)
      if (this.settle()) return true
      this.step(place, step === 1 ? -1 : 1)
      this.move.delete(place)
    }
    return false
  }

  /** The ways to put the line right that offers fewest; those first that put most others right. Null when all are. */
  private tightest(): [place: number, step: 1 | -1][] | null {
    let fewest: [number, 1 | -1][] | null = null
    for (const [number, by] of this.off) {
      const ways = this.waysFor(number, by)
      if (!fewest || ways.length < fewest.length) fewest = ways
      if (fewest.length < 2) break
    }
    return fewest && this.ordered(fewest)
  }

  private ordered(ways: [number, 1 | -1][]): [number, 1 | -1][] {
    const weighed = ways.map(way => ({ way, left: this.leftBy(way) }))
    return weighed.sort((one, other) => one.left - other.left).map(({ way }) => way)
  }

  private waysFor(number: number, by: number): [number, 1 | -1][] {
    const line = this.puzzle.lines[number]
    if (!line) return []
    const ways: [number, 1 | -1][] = []
    for (const [index, place] of line.unknowns.entries()) {
      const step = (line.signs[index] ?? 1) * by > 0 ? -1 : 1
      if (this.mayStep(place, step)) ways.push([place, step])
    }
    return ways
  }

  private leftBy([place, step]: [number, 1 | -1]): number {
    return at(this.puzzle, place).lines.reduce((left, number) => {
      const before = this.off.get(number) ?? 0
      return left + Math.abs(before + step * this.signIn(number, place)) - Math.abs(before)
    }, 0)
  }

  private mayStep(place: number, step: 1 | -1): boolean {
    const unknown = at(this.puzzle, place)
    if (unknown.state === 'shown' || this.move.has(place)) return false
    const [least, most] = boundsOf(unknown, this.rule)
    const value = unknown.value + (this.moved.get(place) ?? 0) + step
    return value >= least && value <= most
  }

  private step(place: number, step: 1 | -1): void {
    this.move.set(place, step)
    for (const number of at(this.puzzle, place).lines) {
      const off = (this.off.get(number) ?? 0) + step * this.signIn(number, place)
      if (off === 0) this.off.delete(number)
      else this.off.set(number, off)
    }
  }

  private signIn(number: number, place: number): number {
    const line = this.puzzle.lines[number]
    return line?.signs[line.unknowns.indexOf(place)] ?? 0
  }
}
