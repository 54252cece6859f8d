import { expect } from 'chai'
import { delivered, inOrder, measureFrom, scored } from './support.ts'

const times = (count: number, answer: number) => Array.from({ length: count }, () => answer)

describe('published examples of scoring are reproduced', () => {
  // Medizininformatik-Initiative, module on patient-reported outcomes, input/tests/phq9-scoring.fixtures.json: the
  // answers and the total of each fixture.
  const phq9: [answers: number[], total: number][] = [
    [[0, 0, 0, 0, 0, 0, 0, 0, 0], 0],
    [[1, 1, 1, 1, 0, 0, 0, 0, 0], 4],
    [[1, 1, 1, 1, 1, 0, 0, 0, 0], 5],
    [[2, 2, 1, 1, 1, 1, 1, 1, 0], 10],
    [[2, 1, 2, 3, 1, 0, 1, 2, 0], 12],
    [[2, 2, 2, 2, 2, 2, 1, 1, 1], 15],
    [[3, 3, 2, 2, 2, 2, 2, 2, 2], 20],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3], 27],
  ]
  for (const [answers, total] of phq9) {
    it(`PHQ-9 ${answers.join(' ')} makes ${total}`, () => {
      expect(scored(delivered('phq9'), { items: inOrder(...answers) })).to.include({
        total,
        incomplete: false,
      })
    })
  }

  // The same module, example QuestionnaireResponse mii-exa-pro-gad-7-response; and PACIO Sample Data Depot, example
  // BSJ1-GAD7-QuestionnaireResponse-October2025, whose category is the mild one.
  for (const answers of [
    [1, 1, 1, 2, 2, 0, 0],
    [1, 1, 1, 1, 0, 1, 2],
  ]) {
    it(`GAD-7 ${answers.join(' ')} makes 7, in the mild range`, () => {
      const score = scored(delivered('gad7'), { items: inOrder(...answers) })
      expect(score).to.include({ total: 7, band: 'Mild range of this scale' })
      expect(score.reached.map(threshold => threshold.code)).to.deep.equal(['mild'])
    })
  }

  // simplified.tools/assess_who_5 tells raw totals with their percentages; its table gives the ends of each range.
  for (const [total, percentage] of [
    [0, 0],
    [12, 48],
    [13, 52],
    [16, 64],
    [20, 80],
    [21, 84],
    [25, 100],
  ] as const) {
    it(`WHO-5 raw ${total} is ${percentage} of 100`, () => {
      expect(scored(delivered('who5'), { total })).to.include({ total, percentage })
    })
  }
})

// No published example with its answers was found for these; the examples are constructed.
describe('constructed examples of scoring', () => {
  it('sums the five answers of the WHO-5 and multiplies them by four', () => {
    expect(scored(delivered('who5'), { items: inOrder(3, 2, 4, 1, 5) })).to.include({
      total: 15,
      percentage: 60,
    })
  })

  it('keeps the thermometer of the RHS-15 out of its total', () => {
    const score = scored(delivered('rhs15'), { items: inOrder(...times(5, 2), ...times(9, 0), 10) })
    expect(score).to.include({ total: 10, incomplete: false })
    expect(score.reached.map(threshold => threshold.code)).to.deep.equal(['thermometer'])
    expect(score.band).to.contain('thermometer')
  })

  it('finds the RHS-15 positive by its total alone', () => {
    const score = scored(delivered('rhs15'), { items: inOrder(...times(6, 2), ...times(8, 0), 0) })
    expect(score.reached.map(threshold => threshold.code)).to.deep.equal(['positive'])
  })

  it('adds up the RHS-13, the SRQ-20 and the PCL-5', () => {
    expect(scored(delivered('rhs13'), { items: inOrder(...times(13, 3)) }).total).to.equal(39)
    expect(scored(delivered('srq20'), { items: inOrder(...times(9, 1), ...times(11, 0)) }).total).to.equal(9)
    expect(scored(delivered('pcl5'), { items: inOrder(...times(20, 2)) }).total).to.equal(40)
  })

  it('tells which measure and version the score was made with, and no percentage where there is none', () => {
    expect(scored(delivered('pcl5'), { total: 12 })).to.include({
      measure: 'pcl5',
      version: 1,
      madeFrom: 'total',
      percentage: null,
    })
  })

  it('turns a reversed item round', () => {
    const measure = measureFrom('who5-1.yaml', [
      'item: 2, least: 0, most: 5',
      'item: 2, least: 0, most: 5, reversed: true',
    ])
    expect(scored(measure, { items: inOrder(0, 5, 0, 0, 0) }).total).to.equal(0)
    expect(scored(measure, { items: inOrder(0, 1, 0, 0, 0) }).total).to.equal(4)
  })

  it('turns a reversed item round within its own range, which need not begin at zero', () => {
    const measure = measureFrom(
      'gad7-1.yaml',
      ['item: 7, least: 0, most: 3', 'item: 7, least: 1, most: 4, reversed: true'],
      ['least: 0\n  most: 21', 'least: 1\n  most: 22'],
    )
    expect(scored(measure, { items: inOrder(0, 0, 0, 0, 0, 0, 4) }).total).to.equal(1)
    expect(scored(measure, { items: inOrder(0, 0, 0, 0, 0, 0, 1) }).total).to.equal(4)
  })
})
