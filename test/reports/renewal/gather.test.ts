import { expect } from 'chai'
import fc from 'fast-check'
import type { Firm } from '../../../models/Firm.ts'
import { Payment } from '../../../models/Payment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import type { User } from '../../../models/User.ts'
import { type Ability, abilityFor } from '../../../policies/ability.ts'
import { type Actor, NO_FIRM } from '../../../policies/actor.ts'
import type { Role } from '../../../policies/vocabulary.ts'
import { remarks } from '../../../reports/renewal/definitions.ts'
import { draw } from '../../../reports/renewal/draw.ts'
import { gather } from '../../../reports/renewal/gather.ts'
import { objections } from '../../../reports/renewal/mask.ts'
import { voiceOf } from '../../../reports/renewal/wording.ts'
import { build } from '../../support/build.ts'
import { look } from '../layout/bytes.ts'
import { countByHand } from './by-hand.ts'
import { buildWorld, plans } from './world.ts'

const today = '2026-03-18'

async function actorOf(user: User): Promise<Actor> {
  const grants = await RoleGrant.findAll({ where: { userId: user.id } })
  const roles = grants.map(({ role }) => role as Role)
  return { id: user.id, roles, firmId: user.firmId ?? NO_FIRM, scopes: 'every' }
}

const abilityOf = async (user: User): Promise<Ability> =>
  abilityFor(await actorOf(user), today, `${today}T06:00`)

const figuresFor = async (user: User, firm: Firm, year = 2026) =>
  gather(await abilityOf(user), {
    firmId: firm.id,
    year,
    preparedOn: today,
    asAt: new Date(`${today}T06:00:00Z`),
    zone: 'Asia/Hong_Kong',
    smallCells: 4,
    centre: { name: 'Harbour Justice Centre' },
  })

describe('gathering the figures of a renewal report', () => {
  it('counts what a count by hand counts, for each who may ask', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async plan => {
        const { firm, askers } = await buildWorld(plan)
        for (const asker of askers) {
          const { pledge, ...figures } = await figuresFor(asker, firm)
          const byHand = await countByHand(firm, await actorOf(asker), plan.metLastYear)

          expect({ ...figures, money: pledge.money }).to.deep.include(byHand)
          expect(objections({ ...figures, pledge })).to.deep.equal([])
          expect(pledge.minutesGiven).to.equal(figures.totals.minutes.thisYear)
          expect(figures.lastPeriod !== null).to.equal(plan.metLastYear)
        }
      }),
      { numRuns: 8 },
    )
  }).timeout(60_000)

  it('draws to a document of two to four pages', async () => {
    const { firm, askers } = await buildWorld({ matters: [], payments: [], walls: [], metLastYear: true })
    for (let number = 0; number < 7; number++) await build.matter({ firmId: firm.id, status: 'active' })
    const figures = await figuresFor(askers[1] as User, firm)

    expect(figures.mattersByKind).to.deep.equal([
      { code: 'appeal', thisYear: { value: 7 }, lastYear: { value: 0 } },
    ])
    const pdf = look(await draw(figures))
    expect(pdf.header).to.match(/^%PDF/)
    expect(pdf.pages).to.be.within(2, 4)
  })

  it('sets each pledged currency beside what was given in it, and other kinds of pledges nowhere', async () => {
    const firm = await build.firm()
    const { id: partnershipId } = await build.partnership({
      firmId: firm.id,
      pledgedMinutes: 90,
      pledgedMinor: 0,
    })
    const pledged = [
      { kind: 'money', quantity: 100, currency: 'JPY' },
      { kind: 'money', quantity: 20, currency: 'HKD' },
      { kind: 'money', quantity: 3, currency: 'HKD', restrictedTo: 'Rent' },
      { kind: 'in-kind', quantity: 4_000, currency: 'HKD' },
      { kind: 'secondment', quantity: 50_000 },
    ] as const
    for (const pledge of pledged) await Pledge.create({ ...pledge, partnershipId })
    const received = { firmId: firm.id, receivedOn: '2026-03-01', recordedBy: firm.id }
    await Payment.create({ ...received, amountMinor: 7, currency: 'GBP', receiptNumber: 'A' })
    await Payment.create({ ...received, amountMinor: 8, currency: 'HKD', receiptNumber: 'B' })

    const { pledge } = await figuresFor(await build.manager(), firm)
    const none = { lastYearGivenMinor: 0 }
    expect(pledge).to.deep.include({
      minutesPledged: 90,
      money: [
        { currency: 'JPY', pledgedMinor: 100, givenMinor: 0, ...none },
        { currency: 'HKD', pledgedMinor: 23, givenMinor: 8, ...none },
        { currency: 'GBP', pledgedMinor: 0, givenMinor: 7, ...none },
      ],
    })
  })

  it('ends a year on its last day, be that a leap day', async () => {
    const firm = await build.firm()
    await build.partnership({ firmId: firm.id, year: 2023, startsOn: '2023-03-01', endsOn: '2024-02-29' })
    await build.partnership({ firmId: firm.id, year: 2024, startsOn: '2024-03-01', endsOn: '2025-02-28' })
    const manager = await build.manager()
    const matter = await build.matter({ firmId: firm.id, status: 'active', openedOn: '2024-02-29' })
    for (const workedOn of [
      '2023-02-28',
      '2023-03-01',
      '2024-02-29',
      '2024-03-01',
      '2025-02-28',
      '2025-03-01',
    ]) {
      const by = { userId: manager.id, recordedBy: manager.id, activity: 'research' as const, minutes: 60 }
      await TimeEntry.create({ matterId: matter.id, firmId: firm.id, workedOn, ...by })
    }

    const first = await figuresFor(manager, firm, 2023)
    expect([first.totals.minutes.thisYear, first.lastPeriod]).to.deep.equal([120, null])
    const second = await figuresFor(manager, firm, 2024)
    expect(second.lastPeriod).to.deep.include({ startsOn: '2023-03-01', endsOn: '2024-02-29' })
    expect(second.totals.minutes).to.deep.equal({ thisYear: 120, lastYear: 120 })
    expect(second.minutesByMonth.at(-1)).to.deep.equal({ month: '2025-02', minutes: 60, lastYearMinutes: 60 })
  })

  it('counts time for the programme as hours and not as a lawyer on a matter, and no withdrawn time', async () => {
    const firm = await build.partnerFirm()
    const matter = await build.matter({ firmId: firm.id, status: 'active' })
    const lawyers: User[] = []
    for (let number = 0; number < 7; number++) lawyers.push(await build.partnerLawyer(firm))
    const work = (at: number, minutes: number, more: Partial<TimeEntry> = {}) => {
      const { id: userId } = lawyers[at] as User
      const on = { matterId: matter.id, firmId: firm.id, workedOn: '2026-03-02' }
      return TimeEntry.create({ ...on, userId, minutes, activity: 'research', recordedBy: userId, ...more })
    }
    for (let at = 0; at < 5; at++) await work(at, 10)
    await work(5, 100, { kind: 'clinic', matterId: null })
    await work(6, 1000, { withdrawnAt: new Date(), withdrawnBy: firm.id })

    const figures = await figuresFor(await build.manager(), firm)
    expect(figures.lawyers.thisYear).to.deep.equal({ value: 5 })
    expect(figures.totals.minutes.thisYear).to.equal(150)
  })

  it('reports no draft, no year without a partnership, and to nobody who may not read it', async () => {
    const firm = await build.partnerFirm()
    await build.partnership({
      firmId: firm.id,
      year: 2027,
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      state: 'draft',
    })
    const [manager, lawyer] = [await build.manager(), await build.partnerLawyer(firm)]

    for (const [asker, year] of [
      [manager, 2027],
      [manager, 2025],
      [lawyer, 2026],
    ] as const) {
      const [answer] = await Promise.allSettled([figuresFor(asker, firm, year)])
      expect(answer).to.have.nested.property('reason.kind', 'not-found')
    }
  })

  it('says in words that never change that a reader counts only what they may read', async () => {
    const { legalCase, firm } = await build.lease()
    const [manager, walled] = [await build.manager(), await build.director()]
    await build.wall({ caseId: legalCase.id, userId: walled.id })

    const [seen, unseen] = [await figuresFor(manager, firm), await figuresFor(walled, firm)]
    expect(seen.totals.matters.thisYear).to.deep.equal({ masked: true })
    expect(unseen.totals.matters.thisYear).to.deep.equal({ value: 0 })
    const voice = voiceOf('en')
    expect(remarks(unseen, voice)).to.deep.equal(remarks(seen, voice))
  })

  it('holds nothing of the clients', async () => {
    const client = await build.client({ fullName: 'Canary Qamar' })
    const firm = await build.partnerFirm()
    const legalCase = await build.case({ clientId: client.id, countryOfRisk: 'PK' })
    for (let number = 0; number < 6; number++) {
      await build.matter({ firmId: firm.id, status: 'active', caseId: legalCase.id })
    }

    const text = JSON.stringify(await figuresFor(await build.coordinator(firm), firm))
    for (const secret of ['Canary', 'PK', client.reference, legalCase.reference, client.id, legalCase.id]) {
      expect(text).to.not.include(secret)
    }
  })
})
