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

const alone = (matters: number, period: string): PlainTable => ({
  ...{ figure: 'matters', period, dimensions: [] },
  cells: [{ at: {}, value: matters }],
})

const ofMany = (at: number, period: string) => {
  const months = Number(period.slice(11, 15)) * 12 + Number(period.slice(16, 18)) - 24_000
  return of([months + at, (months * at) % 9, 40 + at], period, { figure: `figure${at}` })
}

const lastDays = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30'].map(day => `2026-${day}`)

const total = (row: number[], matters: number[]) =>
  row.reduce((sum, times, month) => sum + times * (matters[month] ?? 0), 0)

/** Whether a reader can reckon the wanted months from the rows, by taking them from and adding them to one another. */
function isSum(wanted: number[], rows: number[][]): boolean {
  let [left, reduced] = [wanted, rows]
  for (let month = 0; month < wanted.length; month++) {
    const pivot = reduced.find(row => Math.abs(row[month] ?? 0) > 1e-9)
    if (!pivot) continue
    const without = (row: number[]) =>
      row.map((times, at) => times - ((row[month] ?? 0) / (pivot[month] ?? 1)) * (pivot[at] ?? 0))
    left = without(left)
    reduced = reduced.filter(row => row !== pivot).map(without)
  }
  return left.every(times => Math.abs(times) < 1e-9)
}

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

  const quarters = ['01-01/2026-03-31', '04-01/2026-06-30', '07-01/2026-09-30', '10-01/2026-12-31']
  const quarter = (number: number, matters: number) =>
    release(`q${number}`, alone(matters, `2026-${quarters[number - 1]}`))

  it('may not leave few to two gaps of a year', () => {
    const earlier = [quarter(1, 14), quarter(3, 13)]
    expect(objections(release('year', alone(30, year)), ...earlier)).to.deep.equal([
      { figure: 'matters', earlier: ['q1', 'q3'] },
    ])
    expect(objections(release('year', alone(40, year)), ...earlier)).to.deep.equal([])
  })

  it('may not fill one of two gaps where few are left to the other', () => {
    const earlier = [quarter(1, 14), quarter(3, 13), release('year', alone(40, year))]
    expect(objections(quarter(2, 11), ...earlier)).to.deep.equal([
      { figure: 'matters', earlier: ['q1', 'q3', 'year'] },
    ])
    expect(objections(quarter(2, 7), ...earlier)).to.deep.equal([])
  })

  it('may not tell how few are in two periods that overlap', () => {
    const earlier = [
      release('first', alone(30, '2026-01-01/2026-09-30')),
      release('last', alone(30, '2026-07-01/2026-12-31')),
    ]
    expect(objections(release('year', alone(58, year)), ...earlier)).to.have.length(1)
    expect(objections(release('year', alone(48, year)), ...earlier)).to.deep.equal([])
  })

  it('may not tell for certain what two hidden numbers left open', () => {
    const months = (first: number, last: number) => `2026-0${first}-01/${lastDays[last - 1]}`
    const earlier = [
      release('april', alone(1, months(4, 4))),
      release('spring', alone(2, months(3, 4))),
      release('later', alone(5, months(4, 6))),
    ]
    expect(objections(release('all', alone(6, months(3, 6))), ...earlier)).to.have.length(1)
  })

  it('may not tell few by periods of which each overlaps the next', () => {
    const months = (first: number, last: number) => `2026-0${first}-01/${lastDays[last - 1]}`
    const earlier = [release('one', alone(5, months(1, 4))), release('two', alone(8, months(2, 5)))]
    expect(objections(release('three', alone(5, months(4, 6))), ...earlier)).to.have.length(1)
    expect(objections(release('three', alone(9, months(4, 6))), ...earlier)).to.deep.equal([])
  })

  it('tells of no run of days with gaps, however periods overlap, that few stand behind', () => {
    const months = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 6, maxLength: 6 })
    const spans = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 2, maxLength: 7 })
    fc.assert(
      fc.property(months, spans, (matters, some) => {
        const issued: { row: number[]; release: PrintedRelease }[] = []
        for (const [at, [one, other]] of some.entries()) {
          const [first, last] = [Math.min(one, other), Math.max(one, other)]
          const row = matters.map((_, month) => (month >= first && month <= last ? 1 : 0))
          const period = `2026-0${first + 1}-01/${lastDays[last]}`
          const next = release(`r${at}`, alone(total(row, matters), period))
          const earlier = issued.map(each => each.release)
          if (objections(next, ...earlier).length === 0) issued.push({ row, release: next })
        }
        const seen = issued.filter(
          each => 'value' in (each.release.tables[0]?.printed.cells[0]?.printed ?? {}),
        )
        for (let set = 1; set < 64; set++) {
          const wanted = matters.map((_, month) => (set >> month) & 1)
          const number = total(wanted, matters)
          const isSmall = number > 0 && number < 5
          if (isSmall)
            expect(
              isSum(
                wanted,
                seen.map(({ row }) => row),
              ),
              `${wanted}`,
            ).to.equal(false)
        }
      }),
      { numRuns: 600 },
    )
  }).timeout(120_000)

  it('is compared with sixty others within seconds', () => {
    const days = Array.from({ length: 60 }, (_, at) => {
      const [from, to] = [Date.UTC(2021, at, 1), Date.UTC(2021, at + (at % 3 === 0 ? 12 : 3), 0)]
      return [from, to].map(day => new Date(day).toISOString().slice(0, 10)).join('/')
    })
    const of30 = (id: string, period: string) =>
      release(id, ...Array.from({ length: 30 }, (_, at) => ofMany(at, period)))
    const earlier = days.map((period, at) => of30(`r${at}`, period))
    const fresh = of30('fresh', '2023-01-01/2025-12-31')
    const began = performance.now()
    objections(fresh, ...earlier)
    expect(performance.now() - began).to.be.below(90_000)
  }).timeout(120_000)

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
      { numRuns: 600 },
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
