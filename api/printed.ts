import type { Printed } from '../reports/suppression/table.ts'

/** A number in a spreadsheet: the number alone, or nothing; and beside it whether it is shown, small, or hidden for the sake of a small one. */
export function cellsOf(printed: Printed, smallCells: number): [number | null, string] {
  if ('value' in printed) return [printed.value, 'shown']
  return [null, 'masked' in printed ? fewOf(smallCells) : 'not shown']
}

// Not 1-4, which a spreadsheet reads as a day.
const fewOf = (smallCells: number) => (smallCells === 1 ? 'one' : `1 to ${smallCells}`)
