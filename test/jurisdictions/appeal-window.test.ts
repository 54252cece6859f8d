import { expect } from 'chai'
import { ruleOf, rulesAnsweredBy, rulesMissedBy } from '../../jurisdictions/deadlines.ts'
import { derive, j, only } from './steps.ts'

const law = 'section 37ZS(1), Cap. 1 section 71; rule not yet verified by a lawyer'

describe('the fourteen days for an appeal', () => {
  const vectors = [
    ['2026-06-06', '2026-06-20', '6 June 2026; last day Saturday 20 June 2026'],
    [
      '2026-06-07',
      '2026-06-22',
      '7 June 2026; 21 June does not count as last day (Sunday); last day Monday 22 June 2026',
    ],
    [
      '2026-03-23',
      '2026-04-08',
      '23 March 2026; 6 and 7 April do not count as last day (the day following Ching Ming Festival and the day following Easter Monday); last day Wednesday 8 April 2026',
    ],
    [
      '2026-03-21',
      '2026-04-08',
      '21 March 2026; 4, 5, 6 and 7 April do not count as last day (the day following Good Friday, Sunday, the day following Ching Ming Festival and the day following Easter Monday); last day Wednesday 8 April 2026',
    ],
    [
      '2026-02-03',
      '2026-02-20',
      "3 February 2026; 17, 18 and 19 February do not count as last day (Lunar New Year's Day, the second day of Lunar New Year and the third day of Lunar New Year); last day Friday 20 February 2026",
    ],
    [
      '2026-09-12',
      '2026-09-28',
      '12 September 2026; 26 and 27 September do not count as last day (the day following the Chinese Mid-Autumn Festival and Sunday); last day Monday 28 September 2026',
    ],
  ] as const
  for (const [servedOn, lastDay, sum] of vectors) {
    it(`served on ${servedOn} end on ${lastDay}, and say why`, () => {
      const deadline = only('M14', { happenedOn: '2026-01-05', servedOn })
      expect(deadline.legalLastDay).to.equal(lastDay)
      expect(deadline.explanation).to.equal(`14 days after service on ${sum}; ${law}`)
    })
  }

  it('keep their inputs', () => {
    expect(only('M14', { servedOn: '2026-06-06' })).to.deep.include({
      ruleId: 'T02',
      ruleVersion: 1,
      kind: 'derived',
      basisDate: '2026-06-06',
      source: 'section 37ZS(1)',
      confidence: 'sourced',
      verified: false,
      calendarVersion: j.calendar.version,
    })
  })

  it('run from the decision where the day of service is not known', () => {
    const deadline = only('M14')
    expect(deadline.legalLastDay).to.equal('2026-03-24')
    expect(deadline.explanation).to.contain(
      '14 days after 10 March 2026; last day Tuesday 24 March 2026; section 37ZS(1), Cap. 1 section 71; ' +
        'the date of service is not known and the earlier date of the step was used (safe side)',
    )
  })

  it('move on from a gale day', () => {
    const gale = new Map([['2026-06-20', 'gale warning']])
    const deadline = only('M14', { servedOn: '2026-06-06' }, gale)
    expect(deadline.legalLastDay).to.equal('2026-06-22')
    expect(deadline.explanation).to.contain(
      '20 and 21 June do not count as last day (gale warning and Sunday)',
    )
  })

  it('run for a client who arrives with the window open, but not twice', () => {
    expect(derive('A01')).to.deep.equal([])
    expect(only('A01', { first: true }).legalLastDay).to.equal('2026-03-24')
    expect(only('A01', { servedOn: '2026-06-06' }).ruleId).to.equal('T02')
  })

  it('are met by the notice of appeal and missed by a late application, which has a rule of its own', () => {
    expect(rulesAnsweredBy(j, 'A02')).to.deep.equal(['T02'])
    expect(rulesMissedBy(j, 'A03')).to.deep.equal(['T02'])
    expect(ruleOf(j, 'T02').remedy).to.equal('T03')
    expect(rulesAnsweredBy(j, 'A03')).to.deep.equal(['T03'])
  })
})
