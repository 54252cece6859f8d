import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { paid, taken, worked } from './world.ts'

interface Expected {
  firm: { id: string }
  basis: string
  minutes: object
  money: object[]
}

describe('the forecast of the renewal desk', () => {
  let manager: User
  const forecast = async (query = '') =>
    (await (await as(manager)).get(`/renewal-desk/forecast${query}`).expect(200)).body

  beforeEach(async () => {
    manager = await build.manager()
  })

  const next = { year: 2027, startsOn: '2027-01-01', endsOn: '2027-12-31' }

  async function gave(firm: Firm, minutes: number, minor: number, currency = 'HKD'): Promise<void> {
    await worked(await taken(firm), '2026-01-20', minutes)
    await paid(firm, '2026-01-20', minor, currency)
  }

  it('counts pledges where there are some, else what was given, firm by firm', async () => {
    const signed = await build.partnerFirm()
    await build.partnership({ ...next, firmId: signed.id, pledgedMinutes: 1001, pledgedMinor: 501 })
    await gave(signed, 77, 77)

    const drafted = await build.partnerFirm()
    await build.partnership({
      ...next,
      firmId: drafted.id,
      state: 'draft',
      pledgedMinutes: 1001,
      pledgedMinor: 0,
    })

    const live = await build.partnerFirm()
    await gave(live, 999, 333, 'USD')
    await paid(live, '2025-03-17', 1_000_000)
    await worked(await taken(live), '2025-03-18', 700)

    const due = await build.firm()
    await build.partnership({ firmId: due.id, startsOn: '2025-06-01', endsOn: '2026-05-31' })
    await gave(due, 100, 1000)

    const grace = await build.firm()
    await build.partnership({ firmId: grace.id, startsOn: '2025-03-02', endsOn: '2026-03-01' })
    await gave(grace, 100, 1000)

    const paused = await build.partnerFirm({ status: 'paused' })
    await gave(paused, 100, 1000)

    const gone = await build.firm({ status: 'lapsed' })
    await build.partnership({ firmId: gone.id, year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' })
    await gave(gone, 100, 1000)

    const body = await forecast()
    const of = (firm: Firm) => {
      const found = body.firms.find((one: Expected) => one.firm.id === firm.id)
      return [found.basis, found.minutes, found.money]
    }
    const range = (low: number, expected: number, high: number) => ({ low, expected, high })
    expect(of(signed)).to.deep.equal([
      'signed',
      range(1001, 1001, 1001),
      [{ currency: 'HKD', ...range(501, 501, 501) }],
    ])
    // Half of 1,001 is 500 and a half, four fifths are 800 and four fifths.
    expect(of(drafted)).to.deep.equal(['drafted', range(500, 800, 1001), []])
    expect(of(live)).to.deep.equal([
      'live',
      range(499, 799, 999),
      [{ currency: 'USD', ...range(166, 266, 333) }],
    ])
    expect(of(due)).to.deep.equal([
      'renewal-due',
      range(30, 65, 100),
      [{ currency: 'HKD', ...range(300, 650, 1000) }],
    ])
    expect(of(grace)[1]).to.deep.equal(range(0, 35, 100))
    expect(of(paused)[1]).to.deep.equal(range(0, 25, 75))
    expect(of(gone)).to.deep.equal(['gone', range(0, 0, 0), [{ currency: 'HKD', ...range(0, 0, 0) }]])

    expect(body.year).to.equal(2027)
    // 1001+500+499+30, 1001+800+799+65+35+25, 1001+1001+999+100+100+75.
    expect(body.minutes).to.deep.equal(range(2030, 2725, 3276))
    expect(body.money).to.deep.equal([
      // 501+300, 501+650+350+250, 501+1000+1000+750.
      { currency: 'HKD', ...range(801, 1751, 3251) },
      { currency: 'USD', ...range(166, 266, 333) },
    ])
    expect(body.assumptions.sentences).to.have.length.greaterThan(3)
    expect(body.assumptions.chances).to.have.length(7)
  })

  it('is asked for a year, and is refused one that is none', async () => {
    const firm = await build.partnerFirm()
    const body = await forecast('?year=2026')
    expect(body.year).to.equal(2026)
    expect(body.firms[0]).to.deep.include({ basis: 'signed', firm: { id: firm.id, name: firm.name } })
    expect(body.minutes.expected).to.equal(60_000)
    for (const year of ['next', '1', '2026.5']) {
      await (await as(manager)).get(`/renewal-desk/forecast?year=${year}`).expect(422)
    }
  })

  it('leaves out the hours of a case behind a wall', async () => {
    const firm = await build.partnerFirm()
    const work = await taken(firm)
    await worked(work, '2026-01-20', 1000)
    expect((await forecast()).minutes.high).to.equal(1000)
    await build.wall({ caseId: work.caseId ?? '', userId: manager.id })
    expect((await forecast()).minutes.high).to.equal(0)
  })
})
