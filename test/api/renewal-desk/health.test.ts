import { expect } from 'chai'
import { factsOf, type Known, riskOf, rules, type Verdict } from '../../../api/renewal-desk/health.ts'

/** A firm of which nothing is bad, halfway through its year. */
const good: Known = {
  daysPassed: 180,
  termDays: 360,
  pledgedMinutes: 1000,
  givenMinutes: 500,
  minutesLately: 300,
  minutesBefore: 300,
  hoursToAnswer: 48,
  medianAnswerMinutes: 600,
  offers: 4,
  refused: 1,
  instalments: 2,
  overdue: 0,
  longestOverdueDays: 0,
  lawyers: 5,
  trained: 4,
  daysSinceSenior: 30,
}

const fact = (code: string, known: Partial<Known>) => {
  const found = factsOf({ ...good, ...known }).find(one => one.code === code)
  return [found?.value, found?.verdict]
}

describe('the facts of the renewal desk', () => {
  it('are judged at their limits', () => {
    const judged: [string, Partial<Known>, number | null, Verdict][] = [
      ['pledge-pace', { givenMinutes: 450 }, 90, 'good'],
      ['pledge-pace', { givenMinutes: 449 }, 89, 'watch'],
      ['pledge-pace', { givenMinutes: 300 }, 60, 'watch'],
      ['pledge-pace', { givenMinutes: 299 }, 59, 'bad'],
      ['pledge-pace', { pledgedMinutes: 0 }, null, 'unknown'],
      ['pledge-pace', { daysPassed: 29, givenMinutes: 0 }, null, 'unknown'],
      ['pledge-pace', { daysPassed: 30, givenMinutes: 0 }, 0, 'bad'],
      ['hours-trend', { minutesLately: 270 }, 90, 'good'],
      ['hours-trend', { minutesLately: 269 }, 89, 'watch'],
      ['hours-trend', { minutesLately: 149 }, 49, 'bad'],
      ['hours-trend', { minutesBefore: 0 }, null, 'unknown'],
      ['answers', { medianAnswerMinutes: 2880 }, 2880, 'good'],
      ['answers', { medianAnswerMinutes: 2881 }, 2881, 'watch'],
      ['answers', { medianAnswerMinutes: 5761 }, 5761, 'bad'],
      ['answers', { medianAnswerMinutes: null }, null, 'unknown'],
      ['refusals', { refused: 1 }, 25, 'good'],
      ['refusals', { refused: 2 }, 50, 'watch'],
      ['refusals', { refused: 3 }, 75, 'bad'],
      ['refusals', { offers: 2, refused: 2 }, null, 'unknown'],
      ['overdue-instalments', { overdue: 1, longestOverdueDays: 30 }, 1, 'watch'],
      ['overdue-instalments', { overdue: 1, longestOverdueDays: 31 }, 1, 'bad'],
      ['overdue-instalments', { instalments: 0 }, null, 'unknown'],
      ['trained-lawyers', { trained: 4 }, 80, 'good'],
      ['trained-lawyers', { trained: 3 }, 60, 'watch'],
      ['trained-lawyers', { trained: 2 }, 40, 'bad'],
      ['trained-lawyers', { lawyers: 0, trained: 0 }, null, 'unknown'],
      ['senior-conversation', { daysSinceSenior: 120 }, 120, 'good'],
      ['senior-conversation', { daysSinceSenior: 121 }, 121, 'watch'],
      ['senior-conversation', { daysSinceSenior: 241 }, 241, 'bad'],
      ['senior-conversation', { daysSinceSenior: null }, null, 'bad'],
      ['senior-conversation', { daysSinceSenior: null, daysPassed: 120 }, null, 'unknown'],
    ]
    for (const [code, known, value, verdict] of judged) {
      expect(fact(code, known), `${code} ${JSON.stringify(known)}`).to.deep.equal([value, verdict])
    }
    expect(new Set(judged.map(([code]) => code)).size).to.equal(rules.length)
  })

  it('weigh a hundred together, from no risk to all', () => {
    expect(rules.reduce((sum, { weight }) => sum + weight, 0)).to.equal(100)
    const as = (verdict: Verdict) => riskOf(factsOf(good).map(one => ({ ...one, verdict })))
    expect(as('good')).to.deep.equal({ risk: 0, reasons: [] })
    expect(as('bad').risk).to.equal(100)
    expect(as('watch').risk).to.equal(50)
    expect(as('unknown').risk).to.equal(25)
  })

  it('give the reasons of a risk, the heaviest first', () => {
    // Pace bad: 25. Refusals to watch: 5. Together 30.
    const { risk, reasons } = riskOf(factsOf({ ...good, givenMinutes: 0, refused: 2 }))
    expect(risk).to.equal(30)
    expect(reasons).to.deep.equal([
      { fact: 'pledge-pace', verdict: 'bad', quarterPoints: 100 },
      { fact: 'refusals', verdict: 'watch', quarterPoints: 20 },
    ])
  })
})
