import { expect } from 'chai'
import fc from 'fast-check'
import { objectionsTo, type PrintedRelease } from '../../../reports/suppression/across.ts'
import { conceal } from '../../../reports/suppression/conceal.ts'
import { type PlainTable, usualRule } from '../../../reports/suppression/table.ts'
import { column } from './build.ts'

const year = '2026-01-01/2026-12-31'

function release(id: string, ...plain: PlainTable[]): PrintedRelease {
  const printed = conceal(plain, usualRule)
  return { id, tables: plain.map((table, index) => ({ plain: table, printed: printed[index] ?? none })) }
}

const none = { figure: '', period: '', shown: false, cells: [] }

const of = (numbers: number[], period = year, given: Partial<PlainTable> = {}) =>
  column(numbers, 'kind', { period, ...given })

const objections = (fresh: PrintedRelease, ...earlier: PrintedRelease[]) =>
  objectionsTo(fresh, earlier, usualRule)

describe('a release after others', () => {
  it('may say again what was said', () => {
    expect(objections(release('new', of([12, 9, 1, 7])), release('old', of([12, 9, 1, 7])))).to.deep.equal([])
  })

  it('may say something else of the same where many came in between', () => {
    expect(objections(release('new', of([30, 20])), release('old', of([12, 9])))).to.deep.equal([])
  })

  it('may not say the same as at a later day when few came in between', () => {
    expect(objections(release('new', of([14, 9])), release('old', of([12, 9])))).to.deep.equal([
      { figure: 'matters', earlier: ['old'] },
    ])
    expect(objections(release('new', of([12, 8])), release('old', of([12, 9])))).to.have.length(1)
  })

  it('may not show what was withheld before to hide a small number', () => {
    const [old, bare] = [of([12, 9, 1, 7]), of([12, 9, 1, 7])]
    const fresh: PlainTable = { ...bare, cells: bare.cells.filter(({ at }) => at.kind !== 'kind2') }
    const shown = fresh.cells.map(({ at, value }) => ({ at, printed: { value } }))
    const printed = { figure: 'matters', period: year, shown: true, cells: shown }
    const open = { id: 'new', tables: [{ plain: { ...bare, cells: fresh.cells, dimensions: [] }, printed }] }
    expect(() => objections(open, release('old', old))).to.throw(/outside the dimensions/)
    const half = of([7], year, {
      dimensions: [{ code: 'kind', categories: ['kind3'] }],
      cells: [{ at: { kind: 'kind3' }, value: 7 }],
    })
    expect(objections(release('new', half), release('old', old))).to.deep.equal([
      { figure: 'matters', earlier: ['old'] },
    ])
  })

  it('may not cover a few days more when few came in them', () => {
    const half = release('half', of([12, 9], '2026-01-01/2026-06-30'))
    expect(objections(release('new', of([13, 9])), half)).to.have.length(1)
    expect(objections(release('new', of([32, 29])), half)).to.deep.equal([])
  })

  it('may not leave one month out of a year', () => {
    const [before, after] = [of([10, 12], '2026-01-01/2026-05-31'), of([20, 11], '2026-07-01/2026-12-31')]
    const parts = [release('before', before), release('after', after)]
    expect(objections(release('new', of([32, 23])), ...parts)).to.deep.equal([
      { figure: 'matters', earlier: ['after', 'before'] },
    ])
    expect(objections(release('new', of([39, 33])), ...parts)).to.deep.equal([])
  })

  it('may not leave few to everybody but one firm', () => {
    const firm = release('firm', of([10, 12], year, { among: { firm: 'f1' } }))
    expect(objections(release('all', of([11, 12])), firm)).to.have.length(1)
    expect(objections(release('all', of([21, 22])), firm)).to.deep.equal([])
  })

  it('may not divide by something else what tells the numbers hidden before', () => {
    const stages = column([14, 15], 'stage', { period: year })
    expect(objections(release('new', stages), release('old', of([12, 9, 1, 7])))).to.deep.equal([])
  })

  it('never tells a small difference of two releases that both show', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [old, fresh] = [release('old', of(one)), release('new', of(other))]
        if (objections(fresh, old).length > 0) return
        fresh.tables[0]?.printed.cells.forEach(({ printed }, index) => {
          const before = old.tables[0]?.printed.cells[index]?.printed
          if (!before || !('value' in printed) || !('value' in before)) return
          const difference = Math.abs(printed.value - before.value)
          expect(difference === 0 || difference > 4).to.equal(true)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('tells no hidden number of two releases of the same, by trying all', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 1 }), (one, at) => {
        const other = one.map((value, index) => (index === at ? value + 9 : value))
        const [old, fresh] = [release('old', of(one)), release('new', of(other))]
        if (objections(fresh, old).length > 0) return
        expect(pinned(one, old, other, fresh)).to.equal(false)
      }),
      { numRuns: 60 },
    )
  }).timeout(60_000)
})

/** Whether a reader who takes equal cells for equal finds only one way to fill in a hidden number of either release. */
function pinned(one: number[], old: PrintedRelease, other: number[], fresh: PrintedRelease): boolean {
  const fits = (release: PrintedRelease, [a = 0, b = 0]: number[]) =>
    release.tables.every(({ printed: { shown, cells } }) =>
      cells.every(({ printed }, index) => {
        const value = [a, b, a + b][index] ?? 0
        if ('value' in printed) return printed.value === value
        if ('masked' in printed) return value > 0 && value < 5
        return !shown || value > 4
      }),
    )
  const ways: number[][] = []
  for (let a = 0; a < 30; a++) {
    for (let b = 0; b < 30; b++) {
      if (!fits(old, [a, b])) continue
      for (let c = 0; c < 30; c++) {
        for (let d = 0; d < 30; d++) {
          const equal = (one[0] !== other[0] || a === c) && (one[1] !== other[1] || b === d)
          if (equal && fits(fresh, [c, d])) ways.push([a, b, c, d])
        }
      }
    }
  }
  const hidden = [old, fresh].flatMap(release =>
    (release.tables[0]?.printed.cells.slice(0, 2) ?? []).map(({ printed }) => 'masked' in printed),
  )
  return hidden.some((isHidden, index) => isHidden && new Set(ways.map(way => way[index])).size < 2)
}
