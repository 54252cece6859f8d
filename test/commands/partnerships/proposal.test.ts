import { expect } from 'chai'
import { median } from '../../../commands/partnerships/placement/proposal/median.ts'
import { type FirmFacts, parts } from '../../../commands/partnerships/placement/proposal/parts.ts'
import { propose } from '../../../commands/partnerships/placement/proposal/score.ts'

/** A firm about which nothing is good and nothing bad. */
const firm = (name: string, given: Partial<FirmFacts> = {}): FirmFacts => ({
  firmId: name,
  name,
  shut: [],
  activeMatters: 0,
  mostMatters: null,
  lawyers: 4,
  lawyersWithRoom: 4,
  lawyersOfKind: 1,
  languagesAsked: 2,
  languagesSpoken: 2,
  taken: 0,
  refused: 0,
  medianHoursToAnswer: null,
  answerHours: 48,
  minutesGiven: 0,
  minutesPledged: 0,
  mattersTaken: 0,
  mattersPledged: 0,
  trainedLawyers: 3,
  ...given,
})

const only = (given: Partial<FirmFacts>) => {
  const [proposed] = propose([firm('A', given)])
  return proposed as NonNullable<typeof proposed>
}
const pointsOf = (name: string, given: Partial<FirmFacts>) =>
  only(given).parts.find(part => part.name === name)?.points
const order = (...firms: FirmFacts[]) => propose(firms).map(({ name }) => name)

describe('a score', () => {
  it('has a hundred points, and is the sum of its parts', () => {
    expect(Object.values(parts).reduce((sum, { most }) => sum + most, 0)).to.equal(100)
    for (const given of [{}, { lawyers: 0 }, { mostMatters: 3, activeMatters: 2 }, { languagesSpoken: 1 }]) {
      const { score, parts: scored } = only(given)
      expect(scored.reduce((sum, { points }) => sum + points, 0)).to.equal(score)
    }
  })

  it('of a firm that was not asked and pledged nothing stands in the middle of those two parts', () => {
    expect(only({}).score).to.equal(25 + 20 + 20 + 8 + 8 + 5)
  })

  const counted: [part: string, given: Partial<FirmFacts>, points: number][] = [
    ['capacity', { mostMatters: 4, activeMatters: 3 }, 6],
    ['capacity', { lawyersWithRoom: 1 }, 6],
    ['capacity', { mostMatters: 4, activeMatters: 2, lawyersWithRoom: 1 }, 6],
    ['capacity', { lawyers: 0, lawyersWithRoom: 0 }, 0],
    ['capacity', { mostMatters: 2, activeMatters: 5 }, 0],
    ['areas', { lawyersOfKind: 0 }, 0],
    ['languages', { languagesSpoken: 1 }, 10],
    ['languages', { languagesSpoken: 0 }, 0],
    ['languages', { languagesAsked: 0, languagesSpoken: 0 }, 20],
    ['answers', { taken: 3, refused: 1, medianHoursToAnswer: 12 }, 11],
    ['answers', { taken: 2, refused: 0, medianHoursToAnswer: 0 }, 15],
    ['answers', { taken: 0, refused: 2, medianHoursToAnswer: null }, 0],
    ['answers', { taken: 1, refused: 0, medianHoursToAnswer: 90 }, 10],
    ['training', { trainedLawyers: 1 }, 2],
    ['training', { trainedLawyers: 9 }, 5],
  ]
  for (const [part, given, points] of counted) {
    it(`gives ${points} for ${part} where ${JSON.stringify(given)}`, () => {
      expect(pointsOf(part, given)).to.equal(points)
    })
  }

  it('says why in words that hold no number, and in numbers', () => {
    for (const part of only({ taken: 1, medianHoursToAnswer: 5, minutesPledged: 60, minutesGiven: 30 })
      .parts) {
      expect(part.words).to.match(/^[a-z :]+$/)
    }
    const answers = only({ taken: 1, medianHoursToAnswer: 5 }).parts.find(({ name }) => name === 'answers')
    expect(answers?.figures).to.include({ taken: 1, refused: 0, medianHoursToAnswer: 5, answerHours: 48 })
  })

  it('says how often a firm agrees, and how much of its pledge it gave beside the others', () => {
    const said = (facts: object) => only(facts).parts.find(({ name }) => name === 'answers')?.words
    expect([2, 1, 0].map(taken => said({ taken, refused: 1 }))).to.deep.equal([
      'mostly says yes',
      'says yes as often as no',
      'never said yes',
    ])
    expect(said({ taken: 1, refused: 2 })).to.equal('mostly says no')
    const pledged = { minutesPledged: 6000 }
    const firms = [600, 3000, 6000].map(given => firm(`${given}`, { ...pledged, minutesGiven: given }))
    const words = propose(firms).map(({ parts }) => parts.find(({ name }) => name === 'fairness')?.words)
    expect(words).to.deep.equal([
      'gave less than most firms of what it pledged',
      'gave about as much as most firms of what it pledged',
      'gave more than most firms of what it pledged',
    ])
  })

  it('counts languages and names none', () => {
    const words = [2, 1, 0].map(
      languagesSpoken => only({ languagesSpoken }).parts.find(({ name }) => name === 'languages')?.words,
    )
    expect(words).to.deep.equal(['yes', 'some', 'no'].map(verdict => `speaks what is asked: ${verdict}`))
  })
})

describe('the proposed order', () => {
  const pledged = { minutesPledged: 6000 }

  it('puts first who gave least of its pledge, where all else is equal', () => {
    const [a, b, c] = [
      firm('A', { ...pledged, minutesGiven: 3000 }),
      firm('B', { ...pledged, minutesGiven: 600 }),
      firm('C', { ...pledged, minutesGiven: 6000 }),
    ]
    expect(order(a, b, c)).to.deep.equal(['B', 'A', 'C'])
  })

  it('measures a small firm by its own pledge, of hours and of matters alike', () => {
    const big = firm('Big', { minutesPledged: 60_000, minutesGiven: 6000 })
    const small = firm('Small', { minutesPledged: 600, minutesGiven: 600 })
    expect(order(small, big)).to.deep.equal(['Big', 'Small'])
    const taker = firm('Taker', { ...pledged, minutesGiven: 600, mattersPledged: 2, mattersTaken: 2 })
    const waiter = firm('Waiter', { ...pledged, minutesGiven: 600, mattersPledged: 2, mattersTaken: 0 })
    expect(order(taker, waiter)).to.deep.equal(['Waiter', 'Taker'])
  })

  it('asks those first who can do the work, however little they gave', () => {
    const able = firm('Able', { ...pledged, minutesGiven: 6000 })
    const idle = firm('Idle', { ...pledged, languagesSpoken: 0, lawyersOfKind: 0 })
    expect(order(idle, able)).to.deep.equal(['Able', 'Idle'])
  })

  it('is the same however the firms come in, and by name where nothing tells them apart', () => {
    const firms = ['C', 'A', 'B'].map(name => firm(name))
    expect(order(...firms)).to.deep.equal(['A', 'B', 'C'])
    expect(order(...firms.reverse())).to.deep.equal(['A', 'B', 'C'])
  })

  it('ends with those that a gate shuts out, unscored, and lets them weigh on nobody', () => {
    const open = [firm('A', { ...pledged, minutesGiven: 60 }), firm('B', { ...pledged, minutesGiven: 90 })]
    const shut = firm('Shut', { ...pledged, minutesGiven: 60_000, shut: ['firm-capacity'] })
    const proposed = propose([shut, ...open])
    expect(proposed.slice(0, 2)).to.deep.equal(propose(open))
    expect(proposed[2]).to.deep.equal({
      firmId: 'Shut',
      name: 'Shut',
      score: null,
      parts: [],
      gates: ['firm-capacity'],
    })
  })
})

describe('a median', () => {
  it('is the middle, or the mean of the two in the middle, or nothing', () => {
    expect([[], [7], [9, 1], [5, 1, 100]].map(median)).to.deep.equal([null, 7, 5, 5])
  })
})
