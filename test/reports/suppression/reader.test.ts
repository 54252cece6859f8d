import { expect } from 'chai'
import { conceal } from '../../../reports/suppression/conceal.ts'
import {
  type PlainTable,
  type Printed,
  type PrintedTable,
  usualRule,
} from '../../../reports/suppression/table.ts'
import { column, grid } from './build.ts'

/** Every list of so many numbers that adds up to at most so much. */
function lists(length: number, most: number): number[][] {
  if (length === 0) return [[]]
  return lists(length - 1, most).flatMap(list => {
    const left = most - sum(list)
    return Array.from({ length: left + 1 }, (_, number) => [...list, number])
  })
}

const shapes: [name: string, cells: number, most: number, tables: (numbers: number[]) => PlainTable[]][] = [
  ['a table of two rows', 2, 60, numbers => [column(numbers)]],
  ['a table of three rows', 3, 26, numbers => [column(numbers)]],
  ['a table of four rows', 4, 17, numbers => [column(numbers)]],
  [
    'a table of four rows without a total',
    4,
    17,
    numbers => [{ ...column(numbers), cells: column(numbers).cells.slice(0, -1) }],
  ],
  [
    'two tables of the same matters',
    4,
    16,
    ([a = 0, b = 0, c = 0, d = 0]) => [column([a + b, c + d], 'kind'), column([a + c, b + d], 'stage')],
  ],
  [
    'a table of two rows and two columns',
    4,
    16,
    ([a = 0, b = 0, c = 0, d = 0]) => [
      grid([
        [a, b],
        [c, d],
      ]),
    ],
  ],
]

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

const tellsTotal = (tables: PrintedTable[]) =>
  tables.some(({ cells }) =>
    cells.some(({ at, printed }) => Object.keys(at).length === 0 && 'value' in printed),
  )

const letter = (printed: Printed) => ('value' in printed ? printed.value : 'masked' in printed ? 'm' : 'w')

describe('a reader who knows the code and tries it on all tables', () => {
  for (const [name, cells, most, tablesOf] of shapes) {
    it(`finds no small number behind ${name}`, () => {
      const behind = new Map<string, number[][]>()
      const endless = new Set<string>()
      for (const numbers of lists(cells, most)) {
        const tables = tablesOf(numbers)
        const printed = conceal(tables, usualRule)
        const key = JSON.stringify(printed.map(({ cells }) => cells.map(cell => letter(cell.printed))))
        const values = tables.flatMap(table => table.cells.map(({ value }) => value))
        behind.set(key, [...(behind.get(key) ?? []), values])
        if (sum(numbers) > most - 5 && !tellsTotal(printed)) endless.add(key)
      }
      for (const [print, possible] of behind) {
        // Larger tables than were tried stand behind the same print.
        if (endless.has(print)) continue
        possible[0]?.forEach((value, index) => {
          const isTold = value > 0 && value < 5 && new Set(possible.map(one => one[index])).size === 1
          if (isTold) expect.fail(`${value} at ${index} of ${print}`)
        })
      }
    }).timeout(120_000)
  }
})
