import { expect } from 'chai'
import { conceal } from '../../../reports/suppression/conceal.ts'
import { changeOf, ofGroup, shareOf } from '../../../reports/suppression/derived.ts'
import { merge, proposeMergings } from '../../../reports/suppression/merge.ts'
import { type Dimension, type PlainTable, usualRule } from '../../../reports/suppression/table.ts'
import { column } from './build.ts'

function tableOf(numbers: number[], given: Partial<Dimension> = {}): PlainTable {
  const table = column(numbers)
  return { ...table, dimensions: table.dimensions.map(one => ({ ...one, ...given })) }
}

const proposed = (table: PlainTable) => proposeMergings(table, usualRule)

describe('putting small categories together', () => {
  it('is not proposed where nothing is small', () => {
    expect(proposed(tableOf([12, 0, 7]))).to.deep.equal([])
  })

  it('puts small ones of no order together as other, with a large one if they stay small', () => {
    expect(proposed(tableOf([12, 3, 2, 9]))).to.deep.equal([
      { dimension: 'kind', from: ['kind1', 'kind2'], into: 'other' },
    ])
    expect(proposed(tableOf([12, 3, 9]))[0]?.from).to.deep.equal(['kind1', 'kind2'])
  })

  it('puts countries together in their region', () => {
    const of = { kind0: 'asia', kind1: 'asia', kind2: 'africa' }
    const table = tableOf([12, 3, 9], { within: { dimension: 'region', of } })
    expect(proposed(table)).to.deep.equal([{ dimension: 'kind', from: ['kind0', 'kind1'], into: 'asia' }])
  })

  it('puts the last stages together', () => {
    const table = tableOf([12, 9, 2, 1], { ordered: true })
    expect(proposed(table)[0]?.from).to.deep.equal(['kind1', 'kind2', 'kind3'])
  })

  it('keeps the total, and leaves less to hide', () => {
    const table = tableOf([12, 3, 2, 9])
    const [merging] = proposed(table)
    if (!merging) expect.fail('nothing is proposed')
    const merged = merge(table, merging)
    expect(merged.cells.map(({ value }) => value)).to.deep.equal([12, 5, 9, 26])
    const [shown] = conceal([merged], usualRule)
    expect(shown?.cells.every(({ printed }) => 'value' in printed)).to.equal(true)
  })
})

describe('a number that follows from others', () => {
  const [masked, withheld] = [{ masked: true }, { withheld: true }] as const

  it('is printed where both are', () => {
    expect(shareOf({ value: 1 }, { value: 8 })).to.deep.equal({ value: 125 })
    expect(shareOf({ value: 0 }, { value: 0 })).to.deep.equal({ value: 0 })
    expect(changeOf({ value: 9 }, { value: 12 })).to.deep.equal({ value: -3 })
    expect(ofGroup(33, { value: 9 })).to.deep.equal({ value: 33 })
  })

  it('is hidden as soon as one of them is', () => {
    expect(shareOf(masked, { value: 8 })).to.deep.equal(masked)
    expect(shareOf({ value: 8 }, masked)).to.deep.equal(withheld)
    expect(changeOf({ value: 8 }, withheld)).to.deep.equal(withheld)
    expect(ofGroup(33, masked)).to.deep.equal(masked)
  })
})
