import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'

/** The terms of a firm, from day to day; one that was ended is marked. */
async function firmWith(...terms: [startsOn: string, endsOn: string, state?: 'ended' | 'draft'][]) {
  const { id: firmId } = await build.firm()
  for (const [n, [startsOn, endsOn, state]] of terms.entries()) {
    const year = Number(startsOn.slice(0, 4)) + (n > 0 && startsOn.slice(5) > '06' ? 1 : 0)
    await build.partnership({ firmId, year, startsOn, endsOn, ...(state ? { state } : {}) })
  }
}

describe('retention', () => {
  it('is counted by hand alike', async () => {
    // Stayed from 2023 on.
    await firmWith(
      ['2023-01-01', '2023-12-31'],
      ['2024-01-01', '2024-12-31'],
      ['2025-01-01', '2025-12-31'],
      ['2026-01-01', '2026-12-31'],
    )
    // One year only.
    await firmWith(['2023-02-01', '2023-11-30'])
    // Over New Year: two years by one agreement.
    await firmWith(['2023-10-01', '2024-09-30'])
    // Came in 2024, left out 2025, came back in 2026.
    await firmWith(['2024-03-01', '2024-12-31'], ['2026-02-01', '2026-12-31'])
    // Ended before its time in 2025, having begun in 2024: signed it was.
    await firmWith(['2024-05-01', '2025-02-01', 'ended'])
    // Came in 2025 and signed for 2026 and 2027 already.
    await firmWith(['2025-01-01', '2025-12-31'], ['2026-01-01', '2026-12-31'], ['2027-01-01', '2027-12-31'])
    // Never signed.
    await firmWith(['2025-01-01', '2025-12-31', 'draft'])
    // Will begin next year.
    await firmWith(['2027-01-01', '2027-12-31'])

    const manager = await as(await build.manager())
    const { body } = await manager.get('/renewal-desk/retention').expect(200)
    expect(body.definition).to.contain('covers at least one day')
    expect(body.years).to.deep.equal([
      // 2023: the first three; in 2024 the first and the third.
      { year: 2023, firms: 3, kept: 2, tenthsOfPercent: 667, open: false },
      // 2024: the first, the third, the fourth and the fifth; in 2025 the first and the fifth.
      { year: 2024, firms: 4, kept: 2, tenthsOfPercent: 500, open: false },
      // 2025: the first, the fifth and the sixth; in 2026 the first and the sixth.
      { year: 2025, firms: 3, kept: 2, tenthsOfPercent: 667, open: true },
    ])
    expect(body.cohorts).to.deep.equal([
      {
        firstYear: 2023,
        firms: 3,
        years: [
          { year: 2023, firms: 3, tenthsOfPercent: 1000 },
          { year: 2024, firms: 2, tenthsOfPercent: 667 },
          { year: 2025, firms: 1, tenthsOfPercent: 333 },
          { year: 2026, firms: 1, tenthsOfPercent: 333 },
        ],
      },
      {
        firstYear: 2024,
        firms: 2,
        years: [
          { year: 2024, firms: 2, tenthsOfPercent: 1000 },
          { year: 2025, firms: 1, tenthsOfPercent: 500 },
          { year: 2026, firms: 1, tenthsOfPercent: 500 },
        ],
      },
      {
        firstYear: 2025,
        firms: 1,
        years: [
          { year: 2025, firms: 1, tenthsOfPercent: 1000 },
          { year: 2026, firms: 1, tenthsOfPercent: 1000 },
        ],
      },
    ])
  })

  it('of no firm is no year', async () => {
    const { body } = await (await as(await build.manager())).get('/renewal-desk/retention').expect(200)
    expect([body.years, body.cohorts]).to.deep.equal([[], []])
  })
})
