import { expect } from 'chai'
import type { Measure } from '../../measures/schema.ts'
import { score } from '../../measures/score.ts'
import { delivered, faultsOf, inOrder, scored } from './support.ts'

const phq9 = delivered('phq9')

const withTexts = (measure: Measure): Measure => ({
  ...measure,
  itemTexts: 'held',
  itemTextsReason: null,
  items: measure.items.map(one => ({ ...one, text: 'A sample' })),
})

describe('answers are refused', () => {
  const refused: [what: string, given: Parameters<typeof faultsOf>[1], faults: string[]][] = [
    ['when there are none', {}, ['nothing-given ']],
    ['when each is empty', { items: { 1: null } }, ['nothing-given ']],
    ['above the range', { items: { 3: 4 } }, ['item-out-of-range /items/3']],
    ['below the range', { items: { 3: -1 } }, ['item-out-of-range /items/3']],
    ['that are no whole number', { items: { 3: 1.5 } }, ['item-out-of-range /items/3']],
    ['that are no number', { items: { 3: Number.NaN } }, ['item-out-of-range /items/3']],
    ['to an item that does not exist', { items: { 10: 1 } }, ['unknown-item /items/10']],
    ['to an item spelled otherwise', { items: { '01': 1 } }, ['unknown-item /items/01']],
    ['to an empty item that does not exist', { items: { 'a/b~': null } }, ['unknown-item /items/a~1b~0']],
    [
      'with every fault at once',
      { items: { 1: 9, 12: 0 }, total: 28 },
      ['item-out-of-range /items/1', 'unknown-item /items/12', 'total-out-of-range /total'],
    ],
  ]
  for (const [what, given, faults] of refused) {
    it(what, () => {
      expect(faultsOf(phq9, given)).to.deep.equal(faults)
    })
  }

  it('without telling what was given', () => {
    const result = score(phq9, { items: { 3: 7341, hidden: 1 }, total: 9182 })
    const details = 'faults' in result ? result.faults.map(fault => fault.detail).join() : ''
    expect(details)
      .to.match(/from 0 to 3/)
      .and.not.match(/7341|9182|hidden/)
  })

  it('to a key that every object has', () => {
    expect(faultsOf(phq9, { items: JSON.parse('{"__proto__": 1, "constructor": 1}') })).to.deep.equal([
      'unknown-item /items/__proto__',
      'unknown-item /items/constructor',
    ])
  })
})

describe('a total typed by a clinician', () => {
  it('is taken where the items are not held', () => {
    expect(scored(delivered('gad7'), { total: 9 })).to.include({
      total: 9,
      madeFrom: 'total',
      incomplete: false,
    })
  })

  it('is refused out of range, and where it is no whole number', () => {
    for (const total of [-1, 28, 10.5, Number.NaN])
      expect(faultsOf(phq9, { total })).to.deep.equal(['total-out-of-range /total'])
  })

  it('is refused where the items are held', () => {
    const held = withTexts(delivered('gad7'))
    expect(faultsOf(held, { total: 9 })).to.deep.equal(['total-not-taken /total'])
    expect(scored(held, { items: inOrder(1, 1, 1, 1, 1, 1, 1) }).total).to.equal(7)
  })

  it('is refused where the answers given with it cannot add up to it', () => {
    const all = inOrder(1, 1, 1, 1, 1, 1, 1, 1, 1)
    expect(faultsOf(phq9, { items: all, total: 9 })).to.deep.equal([])
    expect(faultsOf(phq9, { items: all, total: 10 })).to.deep.equal(['total-disagrees /total'])
    expect(faultsOf(phq9, { items: { 9: 3 }, total: 2 })).to.deep.equal(['total-disagrees /total'])
    expect(faultsOf(phq9, { items: { 9: 0 }, total: 25 })).to.deep.equal(['total-disagrees /total'])
    expect(faultsOf(phq9, { items: { 9: 0 }, total: 24 })).to.deep.equal([])
  })

  it('says nothing of the item that alerts, unless that is answered too', () => {
    const alone = scored(phq9, { total: 4 })
    expect(alone).to.include({ total: 4, incomplete: true, band: 'Below the cut-offs held for this scale' })
    expect(alone.missing).to.deep.equal([9])
    const together = scored(phq9, { total: 4, items: { 9: 1 } })
    expect(together).to.include({ total: 4, incomplete: false, madeFrom: 'total' })
    expect(together.alerts).to.have.length(1)
    expect(together.missing).to.deep.equal([])
  })

  it('says nothing of a thermometer beside it, unless that is answered too', () => {
    expect(scored(delivered('rhs15'), { total: 3 })).to.deep.include({
      missing: [15],
      band: null,
      incomplete: true,
    })
    const together = scored(delivered('rhs15'), { total: 3, items: { 15: 5 } })
    expect(together.reached.map(threshold => threshold.code)).to.deep.equal(['thermometer'])
    expect(together.incomplete).to.equal(false)
  })

  it('stands against the replacing of missing items, and gives way to a full set of answers', () => {
    expect(scored(phq9, { items: inOrder(1, 1, 1, 1, 1, 1, 1, 1, null), total: 11 })).to.include({
      total: 11,
      madeFrom: 'total',
      replaced: false,
    })
    expect(scored(delivered('gad7'), { items: inOrder(1, 1, 1, 1, 1, 1, 1), total: 7 }).madeFrom).to.equal(
      'items',
    )
  })
})
