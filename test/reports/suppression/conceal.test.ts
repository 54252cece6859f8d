import { expect } from 'chai'
import fc from 'fast-check'
import { conceal } from '../../../reports/suppression/conceal.ts'
import { type PlainTable, type Printed, usualRule } from '../../../reports/suppression/table.ts'
import { possible } from './attacker.ts'
import { column, grid } from './build.ts'
import { solved } from './solved.ts'

const written = (printed: Printed) =>
  'value' in printed ? String(printed.value) : 'masked' in printed ? 'm' : 'w'

const print = (...tables: PlainTable[]) =>
  conceal(tables, usualRule).map(({ shown, cells }) =>
    shown ? cells.map(cell => written(cell.printed)).join(' ') : 'left out',
  )

const number = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 12 }))
const some = (least: number, most: number) => fc.array(number, { minLength: least, maxLength: most })
const gridOf = (rows: number, columns: number) =>
  fc.array(fc.array(number, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })

/** What a reader finds out: hidden numbers, and small ones that nobody prints. */
function pinned(tables: PlainTable[], most: number): string[] {
  const values = possible(tables, conceal(tables, usualRule), usualRule, most)
  const isPrinted = tables.some(({ cells }) => cells.some(({ at }) => Object.keys(at).length === 0))
  const isSmall = ([value = 5]: Iterable<number>) => value > 0 && value < 5
  const harmless = (name: string, set: Set<number>) => name === 'matters' && !isPrinted && !isSmall(set)
  return [...values].filter(([name, set]) => set.size < 2 && !harmless(name, set)).map(([name]) => name)
}

describe('hiding the small numbers of a release', () => {
  const examples: [string, PlainTable[], string[]][] = [
    ['shows what is not small', [column([12, 0, 5])], ['12 0 5 17']],
    ['hides one cell beside a small one', [column([12, 9, 1, 7])], ['12 9 m w 29']],
    ['hides the last large cell, whatever its size', [column([12, 2, 3, 90])], ['12 m m w 107']],
    ['leaves out a table of ones', [column([1, 1, 1, 1, 1])], ['left out']],
    ['leaves out a table whose cells would tell each other', [column([4, 4])], ['left out']],
    [
      'reckons with a total that two tables share',
      [column([1, 9], 'kind'), column([6, 4], 'stage')],
      ['m w 10', 'w m 10'],
    ],
  ]
  for (const [name, tables, expected] of examples) {
    it(name, () => expect(print(...tables)).to.deep.equal(expected))
  }

  it('divides no whole that few stand behind, for its zeros would tell what is so of each of them', () => {
    for (const numbers of [[0, 3, 0], [1, 2, 0], [3]]) {
      const [table] = conceal([column(numbers)], usualRule)
      expect(table?.shown).to.equal(false)
      const all = table?.cells.map(({ printed }) => written(printed)).join(' ')
      expect(all).to.equal(`${numbers.map(() => 'w').join(' ')} m`)
    }
  })

  it('is never undone by a reader who tries all ways to fill in one table', () => {
    fc.assert(
      fc.property(some(1, 5), numbers => {
        expect(pinned([column(numbers)], 40)).to.deep.equal([])
      }),
      { numRuns: 200 },
    )
  }).timeout(60_000)

  it('is never undone by totals that two tables share, printed or not', () => {
    const both = fc.record({ kinds: gridOf(2, 2), total: fc.boolean() })
    fc.assert(
      fc.property(both, ({ kinds, total }) => {
        const sums = (rows: number[][]) => rows.map(row => row.reduce((all, one) => all + one, 0))
        const turned = (kinds[0] ?? []).map((_, at) => kinds.map(row => row[at] ?? 0))
        const tables = [column(sums(kinds), 'kind'), column(sums(turned), 'stage')].map(table =>
          total ? table : { ...table, cells: table.cells.slice(0, -1) },
        )
        expect(pinned(tables, 40)).to.deep.equal([])
      }),
      { numRuns: 200 },
    )
  }).timeout(60_000)

  for (const [rows, columns] of [
    [2, 2],
    [2, 3],
    [3, 3],
  ] as const) {
    it(`is never undone in a table of ${rows} rows and ${columns} columns`, () => {
      fc.assert(
        fc.property(gridOf(rows, columns), cells => {
          expect(pinned([grid(cells)], 14)).to.deep.equal([])
        }),
        { numRuns: 150 },
      )
    }).timeout(120_000)
  }

  it('hides nothing where nothing is small, and shows only what is so', () => {
    fc.assert(
      fc.property(gridOf(3, 4), cells => {
        const table = grid(cells)
        const [shown] = conceal([table], usualRule)
        const isSmall = (value: number) => value > 0 && value < 5
        table.cells.forEach(({ value }, index) => {
          const printed = shown?.cells[index]?.printed
          if (printed && 'value' in printed) {
            expect(printed.value).to.equal(value)
            expect(isSmall(value)).to.equal(false)
          }
        })
        if (table.cells.some(({ value }) => isSmall(value))) return
        expect(shown?.cells.every(({ printed }) => 'value' in printed)).to.equal(true)
      }),
    )
  })

  it('hides the same cells every time', () => {
    fc.assert(
      fc.property(gridOf(4, 4), cells => {
        expect(conceal([grid(cells)], usualRule)).to.deep.equal(conceal([grid(cells)], usualRule))
      }),
      { numRuns: 50 },
    )
  })

  it('leaves no hidden cell of a large table that equations tell', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }).chain(size => gridOf(size, size)),
        cells => {
          const table = grid(cells)
          expect(solved(table, conceal([table], usualRule))).to.deep.equal([])
        },
      ),
      { numRuns: 40 },
    )
  }).timeout(60_000)

  it('hides fifty tables of a hundred cells within seconds', () => {
    const [many = []] = fc.sample(fc.array(gridOf(10, 10), { minLength: 50, maxLength: 50 }), {
      numRuns: 1,
      seed: 4,
    })
    const tables = many.map((cells, index) => ({ ...grid(cells), figure: `figure${index}` }))
    const began = performance.now()
    expect(conceal(tables, usualRule)).to.have.length(50)
    expect(performance.now() - began).to.be.below(10_000)
  }).timeout(30_000)

  it('lets nobody work out how many are in several categories, or in none of one', () => {
    const ofTotal = (value: number): PlainTable => {
      const table = column([18, 12])
      const dimensions = table.dimensions.map(one => ({ ...one, overlapping: true as const }))
      return { ...table, dimensions, cells: [...table.cells.slice(0, -1), { at: {}, value }] }
    }
    expect(print(ofTotal(24))).to.deep.equal(['18 12 24'])
    expect(print(ofTotal(20))).to.deep.equal(['left out'])
    expect(print(ofTotal(28))).to.deep.equal(['left out'])
  })

  it('keeps the countries of a region from telling each other', () => {
    const of = { country0: 'asia', country1: 'asia', country2: 'africa' }
    const countries = column([12, 3, 9], 'country')
    const [country] = countries.dimensions
    if (!country) expect.fail()
    const fine = { ...countries, dimensions: [{ ...country, within: { dimension: 'region', of } }] }
    const regions: PlainTable = {
      ...countries,
      dimensions: [{ code: 'region', categories: ['asia', 'africa'] }],
      cells: [
        { at: { region: 'asia' }, value: 15 },
        { at: { region: 'africa' }, value: 9 },
        { at: {}, value: 24 },
      ],
    }
    const [first, second] = print(fine, regions)
    expect(first).to.equal('w m w 24')
    expect(second).to.equal('w w 24')
  })

  it('hides an amount that few people stand behind, and another beside it', () => {
    const minutes: PlainTable = {
      ...column([600, 90, 300]),
      cells: [
        { at: { kind: 'kind0' }, value: 600, people: 9 },
        { at: { kind: 'kind1' }, value: 90, people: 2 },
        { at: { kind: 'kind2' }, value: 300, people: 7 },
        { at: {}, value: 990, people: 18 },
      ],
    }
    expect(print(minutes)).to.deep.equal(['600 m w 990'])
  })

  it('refuses tables that do not add up', () => {
    const table = column([5, 6])
    const cells = [...table.cells.slice(0, -1), { at: {}, value: 12 }]
    expect(() => conceal([{ ...table, cells }], usualRule)).to.throw(/do not add up/)
  })
})
