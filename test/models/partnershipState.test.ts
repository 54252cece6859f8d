import { expect } from 'chai'
import fc from 'fast-check'
import { shiftDays } from '../../jurisdictions/days.ts'
import { Partnership, type PartnershipState, partnershipStates } from '../../models/Partnership.ts'
import { stateOf, stateSql, successorOf, type TermState, termStates } from '../../models/partnershipState.ts'
import { select } from '../../models/statements.ts'
import { build } from '../support/build.ts'

const term = { state: 'signed' as const, startsOn: '2026-01-01', endsOn: '2026-12-31', graceDays: 30 }
const next = (startsOn: string, state: PartnershipState = 'signed') => ({ state, startsOn })

describe('the state of a partnership', () => {
  const on = (today: string, successor = next('2999-01-01')) => stateOf(term, successor, today)

  it('follows the days of its term and of its grace', () => {
    const expected: [string, TermState][] = [
      ['2025-12-31', 'upcoming'],
      ['2026-01-01', 'live'],
      ['2026-10-01', 'live'],
      ['2026-10-02', 'renewal-due'],
      ['2026-12-31', 'renewal-due'],
      ['2027-01-01', 'grace'],
      ['2027-01-30', 'grace'],
      ['2027-01-31', 'lapsed'],
    ]
    for (const [today, state] of expected) expect(on(today), today).to.equal(state)
  })

  it('is what was done to it, whatever the day, while it is a draft or was ended', () => {
    for (const today of ['2025-01-01', '2026-06-01', '2028-01-01']) {
      expect(stateOf({ ...term, state: 'draft' }, next('2027-01-01'), today)).to.equal('draft')
      expect(stateOf({ ...term, state: 'ended' }, next('2027-01-01'), today)).to.equal('ended')
    }
  })

  it('is renewed once another was signed that begins within its grace, and no later', () => {
    for (const today of ['2026-06-01', '2026-12-31', '2027-06-01']) {
      expect(on(today, next('2027-01-01')), today).to.equal('renewed')
      expect(on(today, next('2027-01-31')), today).to.equal('renewed')
      expect(on(today, next('2027-01-01', 'draft')), today).not.to.equal('renewed')
      expect(on(today, next('2027-02-01')), today).not.to.equal('renewed')
    }
    expect(on('2025-12-31', next('2027-01-01'))).to.equal('upcoming')
    expect(on('2027-06-01', next('2027-01-01', 'ended'))).to.equal('renewed')
  })

  it('is the same in SQL, for whatever agreements a firm has', async () => {
    const seen = new Set<TermState>()
    await fc.assert(
      fc.asyncProperty(agreements, today, async (drawn, day) => {
        const firms = [(await build.firm()).id, (await build.firm()).id]
        const rows = await Partnership.bulkCreate(
          drawn.map(({ ofOther, startsOn, days, ...one }, year) => ({
            ...one,
            firmId: firms[ofOther ? 1 : 0] ?? '',
            year: 2000 + year,
            startsOn,
            endsOn: shiftDays(startsOn, days),
          })),
        )
        const told = await select<{ id: string; state: TermState }>(
          `SELECT \`Partnership\`.id, ${stateSql(day)} AS state FROM partnerships AS \`Partnership\``,
        )
        const states = new Map(told.map(({ id, state }) => [id, state]))
        for (const row of rows) {
          const others = rows.filter(({ firmId }) => firmId === row.firmId)
          const state = stateOf(row, successorOf(row, others), day)
          expect(states.get(row.id)).to.equal(state)
          seen.add(state)
        }
        await Partnership.destroy({ where: {} })
      }),
      { numRuns: 120 },
    )
    expect(seen.size).to.equal(termStates.length)
  }).timeout(60_000)
})

// Around the turns of a year, so that terms touch, overlap and miss each other by a day.
const turns = ['2024-12-31', '2025-01-01', '2026-01-01', '2026-02-28', '2026-03-18', '2027-01-01']
const near = fc
  .tuple(fc.constantFrom(...turns), fc.integer({ min: -3, max: 3 }))
  .map(([day, by]) => shiftDays(day, by))
const today = fc.oneof(
  near,
  near.map(day => shiftDays(day, -90)),
  near.map(day => shiftDays(day, 31)),
)
const agreements = fc.array(
  fc.record({
    ofOther: fc.boolean(),
    state: fc.oneof(fc.constant<PartnershipState>('signed'), fc.constantFrom(...partnershipStates)),
    startsOn: near,
    days: fc.oneof(fc.constantFrom(363, 364, 365), fc.integer({ min: 1, max: 400 })),
    graceDays: fc.constantFrom(0, 1, 30),
  }),
  { minLength: 1, maxLength: 6 },
)
