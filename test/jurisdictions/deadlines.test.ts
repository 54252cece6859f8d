import { expect } from 'chai'
import {
  deriveDeadlines,
  ruleOf,
  rulesAnsweredBy,
  rulesExtendedBy,
  rulesMissedBy,
} from '../../jurisdictions/deadlines.ts'
import { derive, j, none, only, step } from './steps.ts'

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

  it('does not call a date sure while the roll rule of the court is not', () => {
    const rules = [{ ...ruleOf(j, 'T05'), verifiedOn: '2026-11-01', verifiedBy: 'A. Lawyer' }]
    expect(deriveDeadlines({ ...j, rules }, step('A08'), none)[0]).to.include({ verified: false })
  })

  it('uses a rule only while it is in force', () => {
    expect(derive('M14', { happenedOn: '2012-12-02' })).to.deep.equal([])
  })

  it('says of a short period that closure days do not count at all', () => {
    const rules = [{ ...ruleOf(j, 'T02'), period: { days: 3 } }]
    const [deadline] = deriveDeadlines({ ...j, rules }, step('M14', { servedOn: '2026-04-02' }), none)
    expect(deadline?.explanation).to.match(
      /; 3, 4, 5, 6 and 7 April do not count \(Good Friday, .*last day Friday 10/,
    )
  })

  it('takes the version of a rule that was in force on the day of the step', () => {
    const old = { ...ruleOf(j, 'T02'), effectiveTo: '2026-06-30' }
    const rules = [
      old,
      { ...old, version: 2, period: { days: 7 }, effectiveFrom: '2026-07-01', effectiveTo: null },
    ]
    const versionOn = (happenedOn: string) =>
      deriveDeadlines({ ...j, rules }, step('M14', { happenedOn }), none).map(one => one.ruleVersion)
    expect([versionOn('2026-06-30'), versionOn('2026-07-01')]).to.deep.equal([[1], [2]])
    expect(ruleOf({ ...j, rules }, 'T02').version).to.equal(2)
    expect(rulesAnsweredBy({ ...j, rules }, 'A02')).to.deep.equal(['T02'])
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
