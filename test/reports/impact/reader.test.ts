import { expect } from 'chai'
import fc from 'fast-check'
import { compose } from '../../../reports/impact/gather.ts'
import { chanceFrom } from '../figures/chance.ts'
import { countingOf, livedBy, numberOf } from './chances.ts'
import { foundOut } from './reader.ts'

const period = { from: '2025-07-01', to: '2026-06-30' }

const question = (smallCells: number) => ({
  ...{ period, smallCells, zone: 'Asia/Hong_Kong', preparedOn: '2026-07-01' },
  ...{ asAt: new Date('2026-07-01T04:00:00.000Z'), centre: { name: 'Harbour Justice Centre' } },
})

describe('a reader of the impact report who knows what every figure means', () => {
  for (const [people, smallCells] of [
    [6, 4],
    [25, 4],
    [25, 2],
  ] as const) {
    it(`finds out no number of 1 to ${smallCells} of a centre with up to ${people} people`, async () => {
      const prop = fc.asyncProperty(fc.integer(), async seed => {
        const lived = livedBy(chanceFrom(seed), people)
        const impact = await compose(countingOf(lived, period), question(smallCells), [])
        const truth = (code: string, column: string) =>
          numberOf(lived.people, lived.numbers, code, column === 'now' ? 2 : 1)
        expect(foundOut(impact, smallCells, 200, truth)).to.deep.equal([])
      })
      await fc.assert(prop, { numRuns: 25, endOnFailure: true })
    }).timeout(240_000)
  }
})
