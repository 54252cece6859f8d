import { expect } from 'chai'
import { conceal, concealCount, type PlainTable } from '../../../reports/renewal/conceal.ts'
import type { Count, CountedRow } from '../../../reports/renewal/figures.ts'

/** Every table of some rows, each with at least one matter, that adds up to at most so many. */
function tables(rows: number, most: number): number[][] {
  if (rows === 0) return [[]]
  return tables(rows - 1, most - 1).flatMap(one =>
    Array.from({ length: most - sum(one) }, (_, index) => [...one, index + 1]),
  )
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/** Two tables of the same matters; the first number of both counts work for the centre, and may be none. */
interface Pair {
  kinds: number[]
  stages: number[]
}

function pairs(kinds: number, stages: number, most: number): Pair[] {
  const ofStages = tables(stages, most)
  return tables(kinds, most).flatMap(one => {
    const left = Array.from({ length: most - sum(one) + 1 }, (_, shared) => shared)
    return ofStages
      .filter(other => sum(other) === sum(one))
      .flatMap(other => left.map(shared => ({ kinds: [shared, ...one], stages: [shared, ...other] })))
  })
}

type Print = [total: Count, kinds: [string, Count][], stages: [string, Count][]]

function printOf({ kinds, stages }: Pair): Print {
  const [byKind, byStage] = conceal([tableOf(kinds), tableOf(stages)], '0')
  const cells = (rows: CountedRow[] = []) =>
    rows.map(({ code, thisYear }): [string, Count] => [code, thisYear])
  return [concealCount(sum(kinds)), cells(byKind), cells(byStage)]
}

function tableOf(numbers: number[]): PlainTable {
  const rows = numbers.map((thisYear, index) => ({ code: String(index), thisYear, lastYear: 0 }))
  return { rows: rows.filter(row => row.thisYear > 0), together: 'all' }
}

/** What a masked number may be, by everything that would have been printed alike. */
function told(print: Print, possible: Pair[]): string[] {
  const masked = (['kinds', 'stages'] as const).flatMap((table, at) =>
    (print[at === 0 ? 1 : 2] ?? [])
      // A table of one row says no more than the total.
      .filter(([code, count]) => 'masked' in count && code !== 'all')
      .map(([code]) => ({ table, code })),
  )
  return masked
    .filter(({ table, code }) => {
      const numbers = possible.map(pair => pair[table][Number(code)])
      return new Set(numbers).size === 1
    })
    .map(({ table, code }) => `${table} ${code}`)
}

describe('a reader who knows the code and tries all tables', () => {
  for (const [kinds, stages, most] of [
    [1, 1, 60],
    [2, 1, 40],
    [1, 3, 24],
    [2, 2, 24],
    [3, 2, 17],
    [4, 1, 18],
  ] as const) {
    it(`finds no masked number behind ${kinds} kinds and ${stages} stages`, () => {
      const behind = new Map<string, Pair[]>()
      for (const pair of pairs(kinds, stages, most)) {
        const print = JSON.stringify(printOf(pair))
        const alike = behind.get(print)
        if (alike) alike.push(pair)
        else behind.set(print, [pair])
      }
      for (const [print, possible] of behind) {
        const found = told(JSON.parse(print) as Print, possible)
        if (found.length > 0) expect.fail(`${found} of ${print} from ${JSON.stringify(possible[0])}`)
      }
    }).timeout(60_000)
  }
})
