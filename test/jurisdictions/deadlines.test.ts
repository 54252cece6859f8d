import { expect } from 'chai'
import {
  deriveDeadlines,
  ruleOf,
  rulesAnsweredBy,
  rulesExtendedBy,
  rulesMissedBy,
  type StepFacts,
} from '../../jurisdictions/deadlines.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'

const j = jurisdictionFor('hk-usm')
const none: ReadonlyMap<string, string> = new Map()
const step = (stage: string, facts: Partial<StepFacts> = {}): StepFacts => ({
  track: 'claim',
  stage,
  happenedOn: '2026-03-10',
  servedOn: null,
  statedOn: null,
  ...facts,
})
const derive = (stage: string, facts: Partial<StepFacts> = {}, extraDays = none) =>
  deriveDeadlines(j, step(stage, facts), extraDays)
const only = (stage: string, facts: Partial<StepFacts> = {}, extraDays = none) => {
  const [deadline, ...others] = derive(stage, facts, extraDays)
  expect(others).to.deep.equal([])
  if (!deadline) throw new Error(`no deadline follows from ${stage}`)
  return deadline
}

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

describe('internal targets', () => {
  it('fall on an open day before the last one', () => {
    // Four days before 8 April is a holiday, and so is the day before it.
    expect(only('M14', { servedOn: '2026-03-21' }).internalTarget).to.equal('2026-04-02')
  })

  it('fall before the tenth day after a refusal of leave, whose period is not sure', () => {
    const deadline = only('J03')
    expect(deadline).to.deep.include({ ruleId: 'T06', confidence: 'unverified', verified: false })
    expect(deadline.internalTarget < '2026-03-20').to.equal(true)
    expect(deadline.explanation).to.contain('part of this rule has no confirmed source')
  })

  it('never fall before the step nor after the last day', () => {
    expect(only('C02', { track: 'custody', statedOn: '2026-03-11' }).internalTarget).to.equal('2026-03-10')
    expect(only('C02', { track: 'custody', statedOn: '2026-03-01' }).internalTarget).to.equal('2026-03-01')
  })
})

describe('limits of the courts', () => {
  it('are not moved on, since the closure days of the court are not known', () => {
    const deadline = only('A08', { happenedOn: '2026-03-21' })
    expect(deadline).to.deep.include({
      ruleId: 'T05',
      legalLastDay: '2026-06-21',
      internalTarget: '2026-04-22',
    })
    expect(deadline.explanation).to.contain(
      '3 months after the decision on 21 March 2026; last day Sunday 21 June 2026',
    )
    expect(deadline.explanation).to.contain('Order 53 rule 4(1)')
    expect(deadline.explanation).to.contain('closure days of the court office are not known')
  })

  it('run from the sealed order, or from the judgment until it is known', () => {
    expect(only('J06', { statedOn: '2026-03-20' }).legalLastDay).to.equal('2026-04-17')
    expect(only('J06').legalLastDay).to.equal('2026-04-07')
  })

  it('run to the court of final appeal only from a refusal that is recorded', () => {
    expect(derive('J10')).to.deep.equal([])
    expect(only('J10', { statedOn: '2026-03-20' })).to.deep.include({
      ruleId: 'T09',
      legalLastDay: '2026-04-17',
    })
    expect(only('J09').ruleId).to.equal('T08')
  })
})

describe('dates stated on paper', () => {
  it('stand as they are written', () => {
    const deadline = only('A05', { statedOn: '2026-05-12' })
    expect(deadline).to.deep.include({ ruleId: 'T04', kind: 'stated', legalLastDay: '2026-05-12' })
    expect(deadline.explanation).to.contain('Tuesday 12 May 2026, as stated in the notice of hearing')
  })

  it('are doubted on a closure day', () => {
    expect(only('A05', { statedOn: '2026-05-10' }).explanation).to.contain(
      'closure day (Sunday), so check the paper',
    )
  })

  it('follow from no step without one', () => {
    expect(derive('A05')).to.deep.equal([])
    expect(derive('C02', { track: 'custody' })).to.deep.equal([])
  })

  it('prevail over six months of permission to work', () => {
    const work = { track: 'work', happenedOn: '2026-08-31' }
    expect(only('E02', work)).to.deep.include({ kind: 'derived', legalLastDay: '2027-02-28' })
    expect(only('E02', { ...work, statedOn: '2027-02-14' })).to.deep.include({
      kind: 'stated',
      legalLastDay: '2027-02-14',
    })
  })
})

describe('the claim form', () => {
  it('is due 28 days after it was served, and an extension is the date granted', () => {
    expect(only('M04', { servedOn: '2026-05-05' })).to.deep.include({
      ruleId: 'T01',
      legalLastDay: '2026-06-02',
    })
    expect(rulesAnsweredBy(j, 'M07')).to.deep.equal(['T01'])
    expect(rulesExtendedBy(j, 'M05')).to.deep.equal(['T01'])
    expect(rulesExtendedBy(j, 'M06')).to.deep.equal(['T01'])
    expect(derive('M05', { statedOn: '2026-06-23' })).to.deep.equal([])
    expect(rulesMissedBy(j, 'W2')).to.deep.equal(['T01'])
  })

  it('is followed by a reminder that is only soft', () => {
    expect(only('M02')).to.deep.include({ ruleId: 'T13', soft: true, internalTarget: '2026-03-31' })
  })
})

describe('what the engine does not know', () => {
  it('says that the holidays of a year are unknown', () => {
    const deadline = only('M14', { servedOn: '2027-12-20' })
    expect(deadline.verified).to.equal(false)
    expect(deadline.explanation).to.contain('the holidays of 2028 are not known')
  })

  it('says that the holidays of a year are unverified', () => {
    expect(only('M14', { servedOn: '2024-03-15' }).explanation).to.contain(
      'holidays of 2024 are not verified',
    )
  })

  it('calls a rule verified only with a lawyer and sure holidays', () => {
    const signed = { ...j, rules: [{ ...ruleOf(j, 'T02'), verifiedOn: '2026-11-01' }] }
    const verdict = (servedOn: string) => deriveDeadlines(signed, step('M14', { servedOn }), none)[0]
    expect(verdict('2026-06-06')).to.include({ verified: true })
    expect(verdict('2026-06-06')?.explanation).to.not.contain('not yet verified')
    expect(verdict('2024-06-06')).to.include({ verified: false })
    expect(verdict('2028-06-06')).to.include({ verified: false })
  })

  it('uses a rule only while it is in force', () => {
    expect(derive('M14', { happenedOn: '2012-12-02' })).to.deep.equal([])
  })

  it('refuses a stage of another track, a rule and a date that do not exist', () => {
    expect(() => derive('M14', { track: 'custody' })).to.throw(
      RangeError,
      'no stage M14 on the track custody',
    )
    expect(() => ruleOf(j, 'T99')).to.throw(RangeError)
    expect(() => derive('M14', { servedOn: '2026-02-31' })).to.throw(RangeError)
  })
})
