import { expect } from 'chai'
import fc from 'fast-check'
import type { Period } from '../../../reports/renewal/figures.ts'
import { monthBefore, monthsOf, yearBefore } from '../../../reports/renewal/period.ts'

const period = (startsOn: string, endsOn: string): Period => ({ year: 2028, startsOn, endsOn })

const cases: [string, string, string, string][] = [
  ['2028-01-01', '2028-12-31', '2027-01-01', '2027-12-31'],
  ['2028-07-01', '2029-06-30', '2027-07-01', '2028-06-30'],
  ['2028-03-01', '2029-02-28', '2027-03-01', '2028-02-29'],
  ['2027-03-01', '2028-02-29', '2026-03-01', '2027-02-28'],
  ['2028-02-29', '2029-02-28', '2027-03-01', '2028-02-28'],
  ['2027-03-01', '2028-02-28', '2026-03-01', '2027-02-28'],
  ['2028-01-01', '2029-01-31', '2027-01-01', '2027-12-31'],
  ['2028-04-01', '2028-06-30', '2027-04-01', '2027-06-30'],
]

describe('the year before a period', () => {
  for (const [startsOn, endsOn, from, until] of cases) {
    it(`of ${startsOn} to ${endsOn} is ${from} to ${until}`, () => {
      expect(yearBefore(period(startsOn, endsOn))).to.deep.equal({
        year: 2027,
        startsOn: from,
        endsOn: until,
      })
    })
  }

  it('ends before the period begins, and has no month that the period lacks', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 399 }), (first, days) => {
        const last = new Date(first.getTime() + days * 86_400_000)
        const now = period(first.toISOString().slice(0, 10), last.toISOString().slice(0, 10))
        const before = yearBefore(now)
        expect(before.endsOn < now.startsOn).to.equal(true)
        expect(monthsOf(now).map(monthBefore)).to.include.members(monthsOf(before))
      }),
    )
  })
})
