import { expect } from 'chai'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { alertsAt, allowsMove, movesFrom, stageOf, stagesOf } from '../../jurisdictions/process.ts'
import { regimeFor } from '../../jurisdictions/regime.ts'

const j = jurisdictionFor('hk-usm')
const codesFrom = (stage: string | null, track = 'claim') => movesFrom(j, track, stage).map(one => one.code)
const open = ['M13', 'M14', 'A01', 'A08', 'J03', 'P11', 'P20', 'W1', 'J12']

describe('the moves of a claim', () => {
  const table: [from: string, to: string, allowed: boolean][] = [
    ['M14', 'A01', true],
    ['A08', 'M04', false],
    ['M02', 'M01', true],
    ['M05', 'W2', true],
    ['W2', 'W3', true],
    ['W3', 'M05', true],
    ['M09', 'M08', true],
    ['M09', 'M09', true],
    ['A01', 'A03', true],
    ['A04', 'A02', false],
    ['J05', 'A05', true],
    ['J05', 'M12', true],
    ['P02', 'M04', true],
    ['M14', 'M12', false],
    ['M14', 'P12', false],
    ['J03', 'J04', false],
    ['A07', 'P20', true],
    ['P12', 'P13', false],
  ]
  for (const [from, to, allowed] of table) {
    it(`${allowed ? 'allow' : 'refuse'} ${from} to ${to}`, () => {
      expect(allowsMove(j, 'claim', from, to)).to.equal(allowed)
    })
  }

  it('keep to the tables', () => {
    expect(stageOf(j, 'claim', 'M08').next).to.deep.equal(['M09', 'M11', 'M12'])
    expect(stageOf(j, 'claim', 'J10').next).to.deep.equal(['J11', 'J12', 'J13'])
    expect(stageOf(j, 'claim', 'P04').next).to.deep.equal(['P05', 'P07', 'P20'])
  })

  it('let a client leave of free will from anywhere but the end', () => {
    for (const stage of open) expect(codesFrom(stage)).to.include('P13')
    for (const stage of ['P10', 'P12', 'P13']) expect(codesFrom(stage)).to.deep.equal([])
  })

  it('may begin anywhere, the unknown stage too', () => {
    expect(codesFrom(null)).to.include.members(['M01', 'A05', 'J07', 'P20', 'unknown'])
  })
})

describe('every track', () => {
  for (const track of j.process.tracks) {
    it(`${track.code} can be entered anywhere from the unknown stage, and not left into it`, () => {
      expect(codesFrom('unknown', track.code)).to.deep.equal(track.stages.map(stage => stage.code))
      for (const stage of track.stages) expect(codesFrom(stage.code, track.code)).to.not.include('unknown')
    })

    it(`${track.code} reaches every stage from ${track.initial}`, () => {
      const reached = new Set([track.initial])
      for (const code of reached) for (const next of codesFrom(code, track.code)) reached.add(next)
      expect([...reached]).to.have.members(track.stages.map(stage => stage.code))
    })
  }

  it('is one of six', () => {
    const tracks = ['claim', 'custody', 'legal-aid', 'assistance', 'work', 'unhcr']
    expect(j.process.tracks.map(track => track.code)).to.deep.equal(tracks)
  })
})

describe('the stages', () => {
  it('of the claim are those of the tables, in four phases', () => {
    const stages = stagesOf(j, 'claim')
    expect(stages).to.have.length(17 + 9 + 13 + 14 + 1)
    expect([...new Set(stages.map(stage => stage.phase))]).to.deep.equal([
      'immigration',
      'appeal',
      'court',
      'after',
      null,
    ])
  })

  it('that end the claim are few', () => {
    const closing = stagesOf(j, 'claim').filter(stage => stage.closes)
    expect(closing.map(stage => stage.code)).to.have.members(['W1', 'A09', 'J12', 'P10', 'P12', 'P13'])
  })

  it('without a known section say so', () => {
    for (const code of ['W1', 'W2', 'W3', 'A09']) {
      expect(stageOf(j, 'claim', code)).to.deep.include({ legalBasis: null, confidence: 'unverified' })
    }
  })

  it('sound the alarm where removal becomes possible', () => {
    expect(alertsAt(j, 'claim', 'J03').join(' ')).to.match(/removed from this date.*Removal possible/)
    expect(alertsAt(j, 'claim', 'M08')).to.deep.equal([])
  })

  it('are unknown by a wrong name', () => {
    expect(() => stageOf(j, 'claim', 'M99')).to.throw(RangeError, 'no stage M99')
    expect(() => movesFrom(j, 'nowhere', 'M01')).to.throw(RangeError, 'no track nowhere')
  })
})

describe('the regime of a claim', () => {
  const cases: [madeOn: string, pending: boolean, regime: string | null][] = [
    ['2021-07-31', false, 'USM_2014'],
    ['2021-07-31', true, 'SCH5_TRANSITIONAL'],
    ['2021-08-01', false, 'AMEND_2021'],
    ['2021-08-01', true, 'AMEND_2021'],
    ['2014-03-03', false, 'USM_2014'],
    ['2014-03-02', true, 'SCH5_TRANSITIONAL'],
    ['2014-03-02', false, null],
  ]
  for (const [madeOn, pending, regime] of cases) {
    it(`made on ${madeOn}, ${pending ? 'still' : 'no longer'} pending: ${regime ?? 'not known'}`, () => {
      expect(regimeFor(j, madeOn, pending)?.code ?? null).to.equal(regime)
    })
  }
})
