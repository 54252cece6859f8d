import { expect } from 'chai'
import { type Change, changeBetween, type KeptScore } from '../../measures/change.ts'
import { delivered, scored } from './support.ts'

const kept = (measure: string, total: number | null, version = 1): KeptScore => ({ measure, version, total })

function changeOf(code: string, from: number, to: number): Change {
  const result = changeBetween(delivered(code), kept(code, from), kept(code, to))
  if ('refused' in result) throw new Error(result.refused)
  return result.change
}

const reachedBy = (code: string, from: number, to: number) =>
  changeOf(code, from, to)
    .published.filter(one => one.reached)
    .map(one => one.code)

describe('the change between two scores', () => {
  it('is later less earlier, better or worse by the direction of the measure', () => {
    expect(changeOf('phq9', 18, 9)).to.include({ difference: -9, direction: 'better' })
    expect(changeOf('phq9', 9, 18)).to.include({ difference: 9, direction: 'worse' })
    expect(changeOf('who5', 9, 18)).to.include({ difference: 9, direction: 'better' })
    expect(changeOf('who5', 18, 9)).to.include({ difference: -9, direction: 'worse' })
    expect(changeOf('pcl5', 40, 40)).to.include({ difference: 0, direction: 'same' })
  })

  it('is weighed against every smallest change published for the PCL-5, in either direction', () => {
    const steps: [points: number, reached: string[]][] = [
      [4, []],
      [5, ['response']],
      [8, ['response']],
      [9, ['response', 'primary-care']],
      [10, ['response', 'primary-care', 'meaningful']],
      [14, ['response', 'primary-care', 'meaningful']],
      [15, ['response', 'primary-care', 'meaningful', 'male-veterans']],
    ]
    for (const [points, reached] of steps) {
      expect(reachedBy('pcl5', 50, 50 - points), `${points} less`).to.deep.equal(reached)
      expect(reachedBy('pcl5', 20, 20 + points), `${points} more`).to.deep.equal(reached)
    }
  })

  it('is weighed as a percentage for the WHO-5: two points of 25 are 8 of 100, three are 12', () => {
    expect(reachedBy('who5', 10, 12)).to.deep.equal([])
    expect(reachedBy('who5', 10, 13)).to.deep.equal(['ten-of-hundred'])
  })

  it('of the GAD-7 counts from four points', () => {
    expect(reachedBy('gad7', 12, 9)).to.deep.equal([])
    expect(reachedBy('gad7', 12, 8)).to.deep.equal(['toussaint-2020'])
  })

  it('claims nothing where no smallest change is held', () => {
    expect(changeOf('srq20', 20, 0).published).to.deep.equal([])
  })

  it('tells source and population of what it was weighed against', () => {
    expect(changeOf('gad7', 1, 2).published[0]).to.include.keys('source', 'population', 'confidence', 'words')
  })

  it('can be told of scores as they were made', () => {
    const measure = delivered('gad7')
    const result = changeBetween(measure, scored(measure, { total: 12 }), scored(measure, { total: 6 }))
    expect(result).to.have.nested.property('change.difference', -6)
  })
})

describe('a change is refused', () => {
  it('across measures, even where both are of another one', () => {
    const phq9 = delivered('phq9')
    for (const [one, other] of [
      ['phq9', 'gad7'],
      ['gad7', 'phq9'],
      ['gad7', 'gad7'],
      ['rhs13', 'rhs15'],
    ] as const)
      expect(changeBetween(phq9, kept(one, 5), kept(other, 4))).to.deep.equal({ refused: 'another-measure' })
  })

  it('across versions of one measure that stand side by side', () => {
    const second = { ...delivered('gad7'), version: 2 }
    expect(changeBetween(second, kept('gad7', 5, 2), kept('gad7', 4, 2))).to.have.property('change')
    expect(changeBetween(second, kept('gad7', 5, 1), kept('gad7', 4, 2))).to.deep.equal({
      refused: 'another-version',
    })
    expect(changeBetween(second, kept('gad7', 5, 1), kept('gad7', 4, 1))).to.deep.equal({
      refused: 'another-version',
    })
  })

  it('where one of the scores has no total', () => {
    expect(changeBetween(delivered('gad7'), kept('gad7', null), kept('gad7', 4))).to.deep.equal({
      refused: 'no-total',
    })
    expect(changeBetween(delivered('gad7'), kept('gad7', 4), kept('gad7', null))).to.deep.equal({
      refused: 'no-total',
    })
  })
})
