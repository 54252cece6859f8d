import { expect } from 'chai'
import { catalogueFrom, flags, measureFor, measures, textsOfMeasures } from '../../measures/load.ts'
import { score } from '../../measures/score.ts'
import { changed } from './support.ts'

describe('the measures that are delivered', () => {
  it('are the seven, each sound, and no text of an item is among them', () => {
    expect(measures.map(measure => measure.code)).to.have.members([
      'gad7',
      'pcl5',
      'phq9',
      'rhs13',
      'rhs15',
      'srq20',
      'who5',
    ])
    for (const { code, itemTexts, items } of measures) {
      expect(itemTexts, code).to.equal('not-held')
      expect(items.every(item => item.text === null)).to.equal(true)
    }
  })

  it('have the items and totals that were published', () => {
    const shape = measures.map(({ code, items, total }) => [code, items.length, total.least, total.most])
    expect(shape).to.have.deep.members([
      ['who5', 5, 0, 25],
      ['phq9', 9, 0, 27],
      ['gad7', 7, 0, 21],
      ['rhs13', 13, 0, 52],
      ['rhs15', 15, 0, 56],
      ['srq20', 20, 0, 20],
      ['pcl5', 20, 0, 80],
    ])
  })

  it('come with the flags that alert at once', () => {
    expect(flags.map(flag => flag.code)).to.deep.equal([
      'suicidal-thoughts',
      'child-at-risk',
      'violence-now',
      'losing-touch-with-reality',
      'homeless-tonight',
      'detention',
    ])
  })

  it('are found by code and version, and not otherwise', () => {
    expect(measureFor('phq9', 1)?.items).to.have.length(9)
    expect(measureFor('phq9', 2)).to.equal(undefined)
    expect(measureFor('PHQ9', 1)).to.equal(undefined)
  })
})

describe('two versions of a measure', () => {
  it('stand side by side, and a score names the one it was made with', () => {
    const weekly = changed(
      'pcl5-1.yaml',
      ['version: 1', 'version: 2'],
      ['recall: the past month', 'recall: the past week'],
    )
    const both = catalogueFrom(new Map([...textsOfMeasures(), ['pcl5-2.yaml', weekly]])).measures.filter(
      measure => measure.code === 'pcl5',
    )
    const made = both.map(measure => score(measure, { total: 40 }))
    expect(made.map(one => ('score' in one ? one.score.version : null))).to.deep.equal([1, 2])
  })
})
