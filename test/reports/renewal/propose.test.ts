import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { propose } from '../../../reports/renewal/propose.ts'
import { build } from '../../support/build.ts'

describe('what a renewal report proposes for the next term', () => {
  let firm: Firm
  let partnership: Partnership

  beforeEach(async () => {
    firm = await build.firm({ status: 'partner' })
    partnership = await build.partnership({ firmId: firm.id, pledgedMinutes: 600, pledgedMinor: 0 })
  })

  const proposed = async () =>
    propose({
      firm,
      partnership,
      pledges: await Pledge.findAll({ where: { partnershipId: partnership.id } }),
      agreements: await Partnership.findAll({ where: { firmId: firm.id } }),
    })

  const next = (state: 'draft' | 'signed', startsOn: string, pledgedMinutes: number) =>
    build.partnership({
      ...{ firmId: firm.id, year: state === 'draft' ? 2027 : 2028, state, startsOn, endsOn: '2027-12-31' },
      ...{ pledgedMinutes, pledgedMinor: 0 },
    })

  it('is the same again, for a year from the day after the end', async () => {
    expect(await proposed()).to.deep.include({
      basis: 'repeated',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
    })
    expect((await proposed())?.pledges).to.deep.include({
      kind: 'hours',
      currency: null,
      now: 600,
      next: 600,
    })
  })

  it('is what was drafted, and what was signed before any draft', async () => {
    await next('draft', '2027-01-01', 900)
    expect(await proposed()).to.deep.include({ basis: 'drafted' })
    expect((await proposed())?.pledges).to.deep.include({
      kind: 'hours',
      currency: null,
      now: 600,
      next: 900,
    })

    await next('signed', '2027-01-02', 1200)
    expect(await proposed()).to.deep.include({ basis: 'signed', startsOn: '2027-01-02' })
  })

  it('is not an agreement that begins after the days of grace', async () => {
    await next('signed', '2027-06-01', 900)
    expect(await proposed()).to.deep.include({ basis: 'repeated' })
  })

  it('is nothing where the partnership was ended or the firm left', async () => {
    await firm.update({ status: 'former' })
    expect(await proposed()).to.equal(null)
    await firm.update({ status: 'partner' })
    await partnership.update({ state: 'ended' })
    expect(await proposed()).to.equal(null)
  })
})
