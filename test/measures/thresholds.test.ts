import { expect } from 'chai'
import { measures } from '../../measures/load.ts'
import { delivered, scored } from './support.ts'

/** Every threshold on a total, with the last total on its mild side and the first on its grave side. */
const onTotals: [measure: string, threshold: string, mild: number, grave: number][] = [
  ['who5', 'low', 13, 12],
  ['who5', 'very-low', 8, 7],
  ['phq9', 'mild', 4, 5],
  ['phq9', 'moderate', 9, 10],
  ['phq9', 'moderately-severe', 14, 15],
  ['phq9', 'severe', 19, 20],
  ['gad7', 'mild', 4, 5],
  ['gad7', 'moderate', 9, 10],
  ['gad7', 'severe', 14, 15],
  ['rhs13', 'positive', 10, 11],
  ['rhs13', 'moderate', 17, 18],
  ['rhs13', 'severe', 24, 25],
  ['rhs15', 'positive', 11, 12],
  ['srq20', 'often-used', 7, 8],
  ['pcl5', 'lower-cut-off', 30, 31],
  ['pcl5', 'upper-cut-off', 32, 33],
]

const reachedBy = (code: string, total: number, items = {}) =>
  scored(delivered(code), { total, items }).reached.map(threshold => threshold.code)

describe('a threshold on a total', () => {
  for (const measure of measures) {
    it(`of ${measure.code} is reached at its boundary and not beside it`, () => {
      for (const [, threshold, mild, grave] of onTotals.filter(([code]) => code === measure.code)) {
        expect(reachedBy(measure.code, mild), `${mild}`).to.not.include(threshold)
        expect(reachedBy(measure.code, grave), `${grave}`).to.include(threshold)
      }
    })
  }

  it('stands in the table above, each one of them', () => {
    const held = measures.flatMap(({ code, thresholds }) =>
      thresholds.filter(one => one.on === 'total').map(one => `${code} ${one.code}`),
    )
    expect(onTotals.map(([code, threshold]) => `${code} ${threshold}`)).to.have.members(held)
  })
})

describe('the thermometer of the RHS-15', () => {
  it('is reached at 5 and not at 4', () => {
    expect(reachedBy('rhs15', 0, { 15: 4 })).to.deep.equal([])
    expect(reachedBy('rhs15', 0, { 15: 5 })).to.deep.equal(['thermometer'])
  })
})

describe('the words of a score', () => {
  it('are those of the gravest threshold reached', () => {
    expect(scored(delivered('phq9'), { total: 27 }).band).to.match(/^Severe range/)
    expect(scored(delivered('phq9'), { total: 16 }).band).to.match(/^Moderately severe range/)
    expect(scored(delivered('who5'), { total: 0 }).band).to.match(/^Very low/)
  })

  it('say that none is reached where none is', () => {
    expect(scored(delivered('phq9'), { total: 0 }).band).to.equal('Below the cut-offs held for this scale')
    expect(scored(delivered('who5'), { total: 25 }).band).to.equal('Above the cut-offs held for this scale')
  })

  it('come with the source of every threshold, whom it was found in, and how sure it is', () => {
    for (const threshold of scored(delivered('rhs15'), { total: 56 }).reached)
      expect(threshold).to.include({ confidence: 'unverified' }).and.to.include.keys('source', 'population')
  })
})
