import { expect } from 'chai'
import { closureReason } from '../../jurisdictions/calendar.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'

const { calendar } = jurisdictionFor('hk-usm')
const reason = (date: string, extraDays: ReadonlyMap<string, string> = new Map()) =>
  closureReason(calendar, date, extraDays)

describe('the calendar of Hong Kong', () => {
  for (const year of [2024, 2025, 2026, 2027]) {
    it(`names 17 different days in ${year}, none of them a Sunday`, () => {
      const days = [...calendar.named.keys()].filter(date => date.startsWith(`${year}-`))
      expect(days).to.have.length(17)
      expect(days.filter(date => new Date(`${date}T00:00:00Z`).getUTCDay() === 0)).to.deep.equal([])
    })
  }

  it('knows Good Friday 2026, which lists of statutory holidays leave out', () => {
    expect(reason('2026-04-03')).to.equal('Good Friday')
  })

  it('closes on Sundays and not on Saturdays', () => {
    expect(reason('2026-06-21')).to.equal('Sunday')
    expect(reason('2026-06-20')).to.equal(null)
  })

  it('closes on a day entered by hand', () => {
    expect(reason('2026-09-23', new Map([['2026-09-23', 'gale warning']]))).to.equal('gale warning')
  })

  it('says that the days of 2024 are not verified', () => {
    expect(calendar.years.find(year => year.year === 2024)?.confidence).to.equal('unverified')
  })
})
