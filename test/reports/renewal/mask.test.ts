import { expect } from 'chai'
import fc from 'fast-check'
import type { Count, CountedRow, RenewalFigures } from '../../../reports/renewal/figures.ts'
import { objections } from '../../../reports/renewal/mask.ts'
import { example, quietYear } from './example.ts'

const masked: Count = { masked: true }
const withheld: Count = { withheld: true }
const value = (number: number): Count => ({ value: number })

function counted(total: Count, byKind: Count[], byStage: Count[]): RenewalFigures {
  const rows = (counts: Count[]): CountedRow[] =>
    counts.map(thisYear => ({ code: 'Row', thisYear, lastYear: value(0) }))
  const { totals } = example()
  return example({
    totals: { ...totals, matters: { thisYear: total, lastYear: value(0) } },
    mattersByKind: rows(byKind),
    mattersByStage: rows(byStage),
  })
}

function choices(counts: Count[]): number[][] {
  return counts.reduce<number[][]>(
    (all, count) =>
      all.flatMap(one => ('value' in count ? [count.value] : [1, 2, 3, 4]).map(next => [...one, next])),
    [[]],
  )
}

/** Tries every way to fill the masks in, and looks for a cell that is the same in all that add up. */
function isSolvable(total: Count, byKind: Count[], byStage: Count[]): boolean {
  const add = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)
  const solutions = choices([...byKind, ...byStage]).filter(numbers => {
    const [one, other] = [add(numbers.slice(0, byKind.length)), add(numbers.slice(byKind.length))]
    return one === other && (!('value' in total) || one === total.value)
  })
  return [...byKind, ...byStage].some(
    (count, index) => 'masked' in count && new Set(solutions.map(numbers => numbers[index])).size === 1,
  )
}

describe('figures that may be printed', () => {
  it('are a good year and a quiet one', () => {
    expect(objections(example())).to.deep.equal([])
    expect(objections(quietYear())).to.deep.equal([])
  })

  const table: [string, RenewalFigures, RegExp | undefined][] = [
    ['one masked row beside a total', counted(value(10), [value(8), masked], [value(10)]), /worked out/],
    [
      'two masked rows that sum to five',
      counted(value(13), [value(8), masked, masked], [value(13)]),
      undefined,
    ],
    [
      'two masked rows that sum to two',
      counted(value(10), [value(8), masked, masked], [value(10)]),
      /worked out/,
    ],
    [
      'two masked rows that sum to eight',
      counted(value(16), [value(8), masked, masked], [value(16)]),
      /worked out/,
    ],
    [
      'a masked row saved by a withheld one',
      counted(value(20), [value(8), withheld, masked], [value(20)]),
      undefined,
    ],
    ['a total told by the other table', counted(withheld, [value(8), masked], [value(10)]), /worked out/],
    [
      'a total withheld in both tables',
      counted(withheld, [value(8), masked], [value(7), withheld]),
      undefined,
    ],
    [
      'tables that meet in one number only',
      counted(withheld, [masked, masked], [masked, value(7)]),
      /worked out/,
    ],
    ['a masked total of masked rows', counted(masked, [masked], [masked]), undefined],
    ['a small count without a mask', counted(value(10), [value(7), value(3)], [value(10)]), /not masked/],
    ['rows that do not add up', counted(value(11), [value(10)], [value(11)]), /do not add up/],
  ]

  for (const [name, figures, objection] of table) {
    it(`${objection ? 'are not' : 'are'} ${name}`, () => {
      const found = objections(figures).join('\n')
      if (objection) expect(found).to.match(objection)
      else expect(found).to.equal('')
    })
  }

  it('are exactly those whose masked counts have more than one solution', () => {
    const cell = fc.constantFrom<Count>(value(0), value(5), value(6), masked, masked)
    const cells = fc.array(cell, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        cells,
        cells,
        fc.integer({ min: 0, max: 14 }),
        fc.boolean(),
        (byKind, byStage, number, shown) => {
          const total = shown && (number === 0 || number > 4) ? value(number) : withheld
          const found = objections(counted(total, byKind, byStage)).join()
          expect(found.includes('worked out')).to.equal(isSolvable(total, byKind, byStage))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('are not months that miss a minute', () => {
    const { minutesByMonth } = example()

    expect(objections(example({ minutesByMonth: minutesByMonth.slice(1) }))).to.have.length(1)
  })
})
