import { expect } from 'chai'
import fc from 'fast-check'
import { closureReason } from '../../jurisdictions/calendar.ts'
import { countPeriod } from '../../jurisdictions/counting.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'

const { calendar } = jurisdictionFor('hk-usm')
const none: ReadonlyMap<string, string> = new Map()
const days = (basis: string, count: number, extraDays = none) =>
  countPeriod(calendar, basis, { days: count }, extraDays)
const months = (basis: string, count: number) => countPeriod(calendar, basis, { months: count }, none)

describe('counting a period of 14 days', () => {
  const vectors = [
    { served: '2026-06-06', nominal: '2026-06-20', last: '2026-06-20', why: 'Saturday counts' },
    { served: '2026-06-07', nominal: '2026-06-21', last: '2026-06-22', why: 'Sunday rolls' },
    { served: '2026-03-23', nominal: '2026-04-06', last: '2026-04-08', why: 'two holidays in a row' },
    { served: '2026-03-21', nominal: '2026-04-04', last: '2026-04-08', why: 'the whole of Easter' },
    { served: '2026-02-03', nominal: '2026-02-17', last: '2026-02-20', why: 'Lunar New Year' },
    {
      served: '2026-09-12',
      nominal: '2026-09-26',
      last: '2026-09-28',
      why: 'a Saturday holiday, then Sunday',
    },
  ]
  for (const { served, nominal, last, why } of vectors) {
    it(`from ${served} ends on ${last}: ${why}`, () => {
      const { nominalDay, lastDay } = days(served, 14)
      expect({ nominalDay, lastDay }).to.deep.equal({ nominalDay: nominal, lastDay: last })
    })
  }

  it('names the days passed over and why', () => {
    expect(days('2026-03-23', 14).passedOver).to.deep.equal([
      { date: '2026-04-06', why: 'the day following Ching Ming Festival' },
      { date: '2026-04-07', why: 'the day following Easter Monday' },
    ])
  })

  it('moves on from a gale day entered by hand, and over the Sunday behind it', () => {
    const gale = new Map([['2026-06-20', 'gale warning']])
    expect(days('2026-06-06', 14, gale)).to.deep.include({
      lastDay: '2026-06-22',
      passedOver: [
        { date: '2026-06-20', why: 'gale warning' },
        { date: '2026-06-21', why: 'Sunday' },
      ],
    })
  })

  it('does not mind a closure day before the last day', () => {
    expect(days('2026-03-28', 14).passedOver).to.deep.equal([])
  })
})

describe('counting a short period', () => {
  it('leaves closure days out of six days', () => {
    // 2 April, then 8 to 11 and 13 April: Good Friday to Easter Monday's substitute and Sunday 12 April are
    // left out.
    const counted = days('2026-04-01', 6)
    expect(counted.lastDay).to.equal('2026-04-13')
    expect(counted.nominalDay).to.equal('2026-04-07')
    expect(counted.passedOver.map(day => day.date.slice(8))).to.deep.equal([
      '03',
      '04',
      '05',
      '06',
      '07',
      '12',
    ])
  })

  it('counts closure days from seven days on', () => {
    expect(days('2026-04-01', 7).lastDay).to.equal('2026-04-08')
  })
})

describe('counting calendar months', () => {
  it('ends on the same day of the month', () => {
    expect(months('2026-03-10', 3).lastDay).to.equal('2026-06-10')
  })

  it('ends on the last day of a shorter month', () => {
    expect(months('2025-11-30', 3).nominalDay).to.equal('2026-02-28')
    expect(months('2023-11-30', 3).nominalDay).to.equal('2024-02-29')
  })

  it('rolls like a period of days', () => {
    expect(months('2026-03-21', 3).lastDay).to.equal('2026-06-22')
  })
})

describe('counting compared with a walk through a paper calendar', () => {
  const isoDay = fc
    .date({
      min: new Date('2024-01-01T00:00:00Z'),
      max: new Date('2027-09-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map(date => date.toISOString().slice(0, 10))
  const extras = fc
    .array(isoDay, { maxLength: 40 })
    .map(list => new Map(list.map(date => [date, 'gale warning'])))
  const periods = fc.integer({ min: 1, max: 92 })

  it('agrees on the last day', () => {
    fc.assert(
      fc.property(isoDay, periods, extras, (basis, count, extraDays) => {
        expect(days(basis, count, extraDays).lastDay).to.equal(walk(basis, count, extraDays))
      }),
      { numRuns: 500 },
    )
  })

  it('agrees on months', () => {
    fc.assert(
      fc.property(isoDay, fc.integer({ min: 1, max: 6 }), (basis, count) => {
        expect(months(basis, count).nominalDay).to.equal(sameDayLater(basis, count))
      }),
    )
  })

  it('ends on an open day, never early, with each day passed over closed', () => {
    fc.assert(
      fc.property(isoDay, periods, extras, (basis, count, extraDays) => {
        const { nominalDay, lastDay, passedOver } = days(basis, count, extraDays)
        expect(lastDay >= nominalDay && nominalDay > basis).to.equal(true)
        expect(closureReason(calendar, lastDay, extraDays)).to.equal(null)
        for (const { date, why } of passedOver) expect(closureReason(calendar, date, extraDays)).to.equal(why)
      }),
    )
  })

  it('never ends earlier for an event a day later', () => {
    fc.assert(
      fc.property(isoDay, periods, extras, (basis, count, extraDays) => {
        const later = new Date(Date.parse(basis) + 86_400_000).toISOString().slice(0, 10)
        expect(days(later, count, extraDays).lastDay >= days(basis, count, extraDays).lastDay).to.equal(true)
      }),
    )
  })
})

const holidays = new Set(calendar.years.flatMap(year => year.days.map(day => day.date)))

/** Crosses off one day after the other until the period is used up and the day is an open one. */
function walk(basis: string, count: number, extraDays: ReadonlyMap<string, string>): string {
  const day = new Date(`${basis}T00:00:00Z`)
  const isOpen = () => {
    const iso = day.toISOString().slice(0, 10)
    return day.getUTCDay() !== 0 && !holidays.has(iso) && !extraDays.has(iso)
  }
  let left = count
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (count > 6 || isOpen()) left -= 1
  }
  while (!isOpen()) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

function sameDayLater(basis: string, count: number): string {
  const [year = 0, month = 0, day = 0] = basis.split('-').map(Number)
  const lengthOfMonth = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(day, lengthOfMonth))).toISOString().slice(0, 10)
}
