import { expect } from 'chai'
import { delivered, inOrder, scored } from './support.ts'

const times = (count: number, answer: number) => Array.from({ length: count }, () => answer)

describe('items without an answer', () => {
  it('are replaced by the mean of the others, up to two of the PHQ-9, without rounding', () => {
    const one = scored(delivered('phq9'), { items: inOrder(2, 1, 1, 1, 1, null, 1, 1, 1) })
    expect(one).to.include({ total: 10.125, replaced: true, incomplete: false })
    expect(one.missing).to.deep.equal([6])
    const two = scored(delivered('phq9'), { items: inOrder(1, 1, null, null, 1, 1, 1, 1, 1) })
    expect(two).to.include({ total: 9, replaced: true })
    expect(two.reached.map(threshold => threshold.code)).to.deep.equal(['mild'])
  })

  it('leave no total of the PHQ-9 when there are three', () => {
    const score = scored(delivered('phq9'), { items: inOrder(1, 1, null, null, null, 1, 1, 1, 0) })
    expect(score).to.include({ total: null, band: null, replaced: false, incomplete: true })
    expect(score.missing).to.deep.equal([3, 4, 5])
  })

  it('leave the PHQ-9 incomplete when one of them is the item that alerts', () => {
    const score = scored(delivered('phq9'), { items: inOrder(0, 0, 0, 0, 0, 0, 0, 0, null) })
    expect(score).to.include({ total: 0, incomplete: true })
    expect(score.missing).to.deep.equal([9])
  })

  for (const code of ['who5', 'gad7', 'rhs13', 'rhs15', 'srq20', 'pcl5']) {
    it(`leave no total of ${code}, for which no rule is published`, () => {
      const { items } = delivered(code)
      const answers = items.slice(1).map((one): [string, number] => [String(one.item), one.least])
      expect(scored(delivered(code), { items: Object.fromEntries(answers) })).to.include({
        total: null,
        percentage: null,
        incomplete: true,
      })
    })
  }

  it('do not hide a threshold that is reached whatever they would have been', () => {
    const srq = scored(delivered('srq20'), { items: inOrder(...times(8, 1), null, ...times(11, 0)) })
    expect(srq).to.include({ total: null, incomplete: true })
    expect(srq.reached.map(threshold => threshold.code)).to.deep.equal(['often-used'])
    const who = scored(delivered('who5'), { items: inOrder(1, 1, 0, 0, null) })
    expect(who.reached.map(threshold => threshold.code)).to.deep.equal(['low', 'very-low'])
  })

  it('leave open what they could still decide', () => {
    const srq = scored(delivered('srq20'), { items: inOrder(...times(7, 1), null, ...times(12, 0)) })
    expect(srq.reached).to.deep.equal([])
    expect(srq.band).to.equal(null)
  })

  it('leave the RHS-15 open without its thermometer, though it has a total', () => {
    const score = scored(delivered('rhs15'), { items: inOrder(...times(14, 0)) })
    expect(score).to.include({ total: 0, band: null, incomplete: true })
    expect(score.missing).to.deep.equal([15])
  })
})

describe('alerts', () => {
  it('rise from item 9 of the PHQ-9 above zero, whatever the total', () => {
    const alertsFor = (answer: number) =>
      scored(delivered('phq9'), { items: inOrder(...times(8, 0), answer) }).alerts
    expect(alertsFor(0)).to.deep.equal([])
    for (const answer of [1, 2, 3])
      expect(alertsFor(answer).map(alert => alert.flag)).to.deep.equal(['suicidal-thoughts'])
  })

  it('rise even where too few items were answered for a total', () => {
    const { total, alerts } = scored(delivered('phq9'), { items: { 9: 1 } })
    expect(total).to.equal(null)
    expect(alerts).to.have.length(1)
  })

  it('rise from item 17 of the SRQ-20, and from no other of its items', () => {
    for (let item = 1; item <= 20; item += 1) {
      const answers = times(20, 0).map((_, i) => (i + 1 === item ? 1 : 0))
      expect(
        scored(delivered('srq20'), { items: inOrder(...answers) }).alerts,
        `item ${item}`,
      ).to.have.length(item === 17 ? 1 : 0)
    }
  })

  it('rise from a typed total that cannot be had with the item at zero, which is still asked for', () => {
    const typed = (total: number, items = {}) => scored(delivered('phq9'), { total, items })
    for (const total of [0, 24]) expect(typed(total).alerts).to.deep.equal([])
    for (const total of [25, 27]) {
      expect(typed(total).alerts.map(({ flag }) => flag)).to.deep.equal(['suicidal-thoughts'])
      expect(typed(total)).to.deep.include({ missing: [9], incomplete: true })
    }
    expect(typed(23, { 1: 1 }).alerts, 'the others give 22 at most').to.have.length(1)
    expect(typed(22, { 1: 1 }).alerts).to.deep.equal([])
    expect(scored(delivered('srq20'), { total: 20 }).alerts).to.have.length(1)
    expect(scored(delivered('srq20'), { total: 19 }).alerts).to.deep.equal([])
  })

  it('rise from no answer that was replaced', () => {
    const { replaced, alerts } = scored(delivered('phq9'), { items: inOrder(...times(8, 3), null) })
    expect({ replaced, alerts }).to.deep.equal({ replaced: true, alerts: [] })
  })

  it('carry their words and source', () => {
    const [alert] = scored(delivered('phq9'), { total: 3, items: { 9: 3 } }).alerts
    expect(alert).to.include.keys('words', 'source', 'confidence')
  })
})
