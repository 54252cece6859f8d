import { expect } from 'chai'
import { voiceOf } from '../../../reports/renewal/wording.ts'

describe('the wording of figures', () => {
  const { hours, money, monthIn, share, year } = voiceOf('en')

  it('rounds minutes to a tenth of an hour', () => {
    expect([0, 2, 3, 87, 18750, 999_999_999].map(hours)).to.deep.equal([
      '0.0',
      '0.0',
      '0.1',
      '1.5',
      '312.5',
      '16,666,666.7',
    ])
  })

  it('gives each currency its own decimals', () => {
    expect([money(12345, 'HKD'), money(12345, 'JPY'), money(12345, 'KWD')]).to.deep.equal([
      'HKD\u00a0123.45',
      'JPY\u00a012,345',
      'KWD\u00a012.345',
    ])
  })

  it('never rounds a share up to the whole', () => {
    expect([share(9999, 10000), share(3, 0)]).to.deep.equal(['99%', '–'])
  })

  it('names a year that runs over New Year by both', () => {
    const period = { year: 2026, startsOn: '2025-07-01', endsOn: '2026-06-30' }

    expect([year(period), monthIn('2025-09', period)]).to.deep.equal(['2025/26', 'Sep 25'])
  })
})
