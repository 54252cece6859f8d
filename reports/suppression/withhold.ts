import { at, type Line, type Puzzle } from './puzzle.ts'
import type { Rule } from './table.ts'

/**
 * Withholds a large cell beside the masked ones of every line, and a second one where one is hidden alone. Taken is the
 * last large cell of the line, whatever its size. This looks at the places of the small
 * numbers and the zeros, never at how large a number is.
 */
export function withhold(puzzle: Puzzle, rule: Rule): void {
  for (let more = true; more; ) {
    more = false
    for (const line of puzzle.lines) {
      const chosen = needsMore(puzzle, line) ? candidate(puzzle, line, rule) : undefined
      if (chosen === undefined) continue
      at(puzzle, chosen).state = 'withheld'
      more = true
    }
  }
}

function needsMore(puzzle: Puzzle, line: Line): boolean {
  const count = (state: string) => line.unknowns.filter(place => at(puzzle, place).state === state).length
  const isOpen = line.unknowns.some(
    place => at(puzzle, place).state === 'unprinted' && !isTold(puzzle, place, line),
  )
  if (isOpen) return false
  const [masked, withheld] = [count('masked'), count('withheld')]
  return withheld === 0 ? masked > 0 : withheld === 1 && masked === 0
}

/** Whether another line tells a number that no table prints. */
function isTold(puzzle: Puzzle, place: number, but: Line): boolean {
  return at(puzzle, place).lines.some(number => {
    const line = puzzle.lines[number]
    const others = line === but ? undefined : line?.unknowns.filter(other => other !== place)
    return others?.every(other => at(puzzle, other).state === 'shown')
  })
}

/** The last large part of a line, or else its part total; never a grand total. */
function candidate(puzzle: Puzzle, line: Line, { threshold }: Rule): number | undefined {
  const may = (place: number) => {
    const { state, settled, small, value, counts } = at(puzzle, place)
    return state === 'shown' && !settled && !small && value > (counts ? threshold : 0)
  }
  const part = line.unknowns.findLast((place, index) => line.signs[index] === -1 && may(place))
  return part ?? line.unknowns.find(place => at(puzzle, place).depth > 0 && may(place))
}
