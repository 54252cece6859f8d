import { expect } from 'chai'
import fc from 'fast-check'
import { conceal, concealTotal, type PlainRow } from '../../../reports/renewal/conceal.ts'
import type { Count } from '../../../reports/renewal/figures.ts'
import { objections } from '../../../reports/renewal/mask.ts'
import { example, quietYear } from './example.ts'

const number = fc.oneof(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 400 }))
const matters = fc.array(fc.record({ kind: fc.nat(6), stage: fc.nat(4), lastYear: fc.boolean() }), {
  maxLength: 40,
})

function rowsOf(cells: [thisYear: number, lastYear: number][]): PlainRow[] {
  return cells.map(([thisYear, lastYear], index) => ({ code: `Row ${index}`, thisYear, lastYear }))
}

const alone = (rows: PlainRow[]) => conceal([{ rows, together: 'All' }], 'none')[0] ?? []

const concealed = (numbers: number[]) => alone(rowsOf(numbers.map(one => [one, 0]))).map(row => row.thisYear)

// All that is beside the matters, with nothing in it that any threshold would hide.
const fewest = quietYear()

const masked: Count = { masked: true }
const withheld: Count = { withheld: true }
const value = (shown: number): Count => ({ value: shown })

describe('hiding small numbers', () => {
  const cases: [string, number[], Count[]][] = [
    ['shows a table without small numbers', [12, 0, 5], [value(12), value(5)]],
    ['hides one number beside a small one', [12, 9, 1, 7], [value(12), value(9), masked, withheld]],
    ['hides one number beside two small ones', [12, 2, 3], [withheld, masked, masked]],
    ['hides nothing beside three small ones', [12, 2, 3, 1], [value(12), masked, masked, masked]],
    ['leaves one row where five are one each', [1, 1, 1, 1, 1], [value(5)]],
    ['leaves one row where one and five tell each other', [1, 5], [value(6)]],
    ['leaves one masked row where all is small', [1, 2], [masked]],
    ['leaves an empty table empty', [], []],
  ]
  for (const [name, numbers, expected] of cases) {
    it(name, () => {
      expect(concealed(numbers)).to.deep.equal(expected)
    })
  }

  it('hides another number wherever a small one stands in both tables', () => {
    const rows = rowsOf([12, 2, 3, 1].map(one => [one, 0]))
    const [shown] = conceal([{ rows, together: 'All' }], 'Row 3')
    expect(shown?.map(row => row.thisYear)).to.deep.equal([withheld, masked, masked, masked])
  })

  it('keeps the rows of the other year when one year cannot be shown', () => {
    expect(
      alone(
        rowsOf([
          [8, 1],
          [9, 0],
          [0, 2],
        ]),
      ),
    ).to.deep.equal([
      { code: 'Row 0', thisYear: value(8), lastYear: withheld },
      { code: 'Row 1', thisYear: value(9), lastYear: withheld },
    ])
  })

  it('never makes figures that may not be printed', () => {
    fc.assert(
      fc.property(matters, fc.constantFrom(2, 4, 9), (all, smallCells) => {
        const table = (key: 'kind' | 'stage') => {
          const labels = [...new Set(all.map(one => one[key]))].sort()
          const count = (code: number, lastYear: boolean) =>
            all.filter(one => one[key] === code && one.lastYear === lastYear).length
          return rowsOf(labels.map(code => [count(code, false), count(code, true)]))
        }
        const [kinds, stages] = [table('kind'), table('stage')]
        const { totals } = example()
        const [mattersByKind = [], mattersByStage = []] = conceal(
          [
            { rows: kinds, together: 'All kinds' },
            { rows: stages, together: 'All stages' },
          ],
          'none',
          smallCells,
        )
        const { closed, helped, steps, lawyers, tenHours, training } = fewest
        const figures = example({
          ...{ closed, helped, steps, lawyers, tenHours, training, smallCells },
          totals: { ...totals, matters: concealTotal(kinds, smallCells) },
          mattersByKind,
          mattersByStage,
        })
        expect(objections(figures)).to.deep.equal([])
        expect(concealTotal(stages, smallCells)).to.deep.equal(concealTotal(kinds, smallCells))
      }),
      { numRuns: 500 },
    )
  })

  it('hides what the centre calls small', () => {
    const rows = rowsOf([12, 9, 30, 40].map(one => [one, 0]))
    const shown = (smallCells: number) =>
      conceal([{ rows, together: 'All' }], 'none', smallCells)[0]?.map(row => row.thisYear)
    expect(shown(8)).to.deep.equal([value(12), value(9), value(30), value(40)])
    expect(shown(9)).to.deep.equal([value(12), masked, value(30), withheld])
    expect(concealTotal(rowsOf([[2, 0]]), 2).thisYear).to.deep.equal(masked)
    expect(concealTotal(rowsOf([[3, 0]]), 2).thisYear).to.deep.equal(value(3))
  })

  it('hides nothing where nothing is small, and shows only what is so', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 8 }), numbers => {
        const rows = rowsOf(numbers.map(one => [one, 3]))
        const shown = alone(rows)
        for (const row of shown) {
          const plain = rows.find(({ code }) => code === row.code)
          if (plain && 'value' in row.thisYear) expect(row.thisYear.value).to.equal(plain.thisYear)
        }
        if (numbers.some(one => one > 0 && one < 5)) return
        expect(concealed(numbers)).to.deep.equal(numbers.map(value))
      }),
    )
  })
})
