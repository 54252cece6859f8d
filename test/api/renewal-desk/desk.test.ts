import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { contextAt } from '../../../jobs/place.ts'
import { climbLadder } from '../../../jobs/renewals.ts'
import { Conversation } from '../../../models/Conversation.ts'
import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind } from '../../../models/GiftInKind.ts'
import type { User } from '../../../models/User.ts'
import { morningOf, runAt } from '../../jobs/renewals/months.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { place } from '../../support/jobs.ts'
import { paid, pledgedMoney, taken, worked } from './world.ts'

interface Row {
  firm: { id: string; name: string; status: string }
  year: number
  state: string
  daysToEnd: number
  risk: number
  amounts: object[]
  facts: { code: string; value: number | null; verdict: string; rule: string }[]
  reasons: { fact: string; quarterPoints: number }[]
  nextStep: { from: string; what: string; on: string } | null
  lastMessage: { rung: string; state: string } | null
}

describe('the renewal desk', () => {
  let manager: User
  const desk = async (
    query = '',
    user = manager,
  ): Promise<{ items: Row[]; next: string | null; totals: Totals }> =>
    (await (await as(user)).get(`/renewal-desk${query}`).expect(200)).body
  interface Totals {
    firms: number
    states: { state: string; firms: number }[]
    amounts: object[]
  }
  const only = async (user = manager): Promise<Row> => {
    const { items } = await desk('', user)
    expect(items).to.have.length(1)
    return items[0] as Row
  }
  const factsOf = ({ facts }: Row) =>
    Object.fromEntries(facts.map(({ code, value, verdict }) => [code, [value, verdict]]))

  beforeEach(async () => {
    manager = await build.manager()
  })

  /** A firm in its seventy-seventh day of 365, with something of everything. */
  async function busyFirm(): Promise<{ firm: Firm; caseId: string }> {
    const firm = await build.firm()
    const { id } = await build.partnership({ firmId: firm.id, pledgedMinutes: 60_000, pledgedMinor: 0 })
    const work = await taken(firm)
    await worked(work, '2026-02-01', 6000)
    await worked(work, '2025-11-01', 8000)
    await worked(work, '2026-02-02', 500, { withdrawnBy: randomUUID(), withdrawnAt: new Date(0) })
    await pledgedMoney(id, [
      ['2026-02-01', 100],
      ['2026-03-01', 200],
      ['2026-09-01', 300],
    ])
    await paid(firm, '2026-02-10', 150)
    await paid(firm, '2025-12-31', 5)
    await paid(firm, '2026-02-10', 70, 'USD')
    await talked(firm, '2025-10-01', true)
    await talked(firm, '2026-03-01', false)
    for (let n = 0; n < 2; n++) await build.partnerLawyer(firm)
    await build.user(['partner_lawyer'], { firmId: firm.id })
    const at = (hours: number) => new Date(Date.parse('2026-02-10T00:00:00.000Z') + hours * 3_600_000)
    const offered = { firmId: firm.id, matterId: work.id, offeredAt: at(0) }
    await build.offer({ ...offered, state: 'accepted', answeredAt: at(24) })
    await build.offer({ ...offered, state: 'clear', answeredAt: at(60) })
    await build.offer({ ...offered, state: 'silent' })
    await build.offer({ ...offered, state: 'withdrawn' })
    await build.offer({ ...offered, state: 'queued', offeredAt: null })
    await build.offer({ ...offered, state: 'declined', offeredAt: new Date('2025-11-01T00:00:00.000Z') })
    await build.offer({ ...offered, state: 'clear', kind: 'recheck', answeredAt: at(500) })
    return { firm, caseId: work.caseId ?? '' }
  }

  const talked = (firm: Firm, heldOn: string, withSenior: boolean) =>
    Conversation.create({ firmId: firm.id, heldOn, kind: 'call', withSenior, recordedBy: manager.id })

  it('shows each fact with its number, its verdict and its rule, and what the risk is made of', async () => {
    const { firm } = await busyFirm()
    const row = await only()
    expect(row).to.deep.include({
      firm: { id: firm.id, name: firm.name, status: 'partner' },
      year: 2026,
      state: 'live',
      daysToEnd: 288,
    })
    expect(factsOf(row)).to.deep.equal({
      // 6,000 of 60,000 minutes, where 77 of 365 days would make 12,657.
      'pledge-pace': [47, 'bad'],
      // 6,000 minutes since 18 December, 8,000 in the ninety days before.
      'hours-trend': [75, 'watch'],
      // 24 and 60 hours.
      answers: [2520, 'good'],
      // One of three.
      refusals: [33, 'watch'],
      // 150 pay the first part and 50 of the second, which was due seventeen days ago.
      'overdue-instalments': [1, 'watch'],
      'trained-lawyers': [66, 'watch'],
      'senior-conversation': [168, 'watch'],
    })
    expect(row.facts.every(({ rule }) => rule.length > 20)).to.equal(true)
    // 25 and half of 20, 10, 15, 5 and 15.
    expect(row.risk).to.equal(58)
    expect(row.reasons[0]).to.deep.equal({ fact: 'pledge-pace', verdict: 'bad', quarterPoints: 100 })
  })

  it('sets what was given beside what was pledged, each kind and currency by itself', async () => {
    const { firm } = await busyFirm()
    const gift = { firmId: firm.id, givenOn: '2026-03-01', description: 'A gift', recordedBy: manager.id }
    await GiftInKind.create({ ...gift, kind: 'secondment', days: 4 })
    await GiftInKind.create({
      ...gift,
      kind: 'venue',
      valuationMinor: 900,
      currency: 'HKD',
      valuationBasis: 'list price',
    })
    const expected = [
      { kind: 'hours', currency: null, pledged: 60_000, given: 6000, unit: 'minutes' },
      { kind: 'money', currency: 'HKD', pledged: 600, given: 150, unit: 'minor' },
      { kind: 'money', currency: 'USD', pledged: 0, given: 70, unit: 'minor' },
      { kind: 'matters', currency: null, pledged: 0, given: 1, unit: 'count' },
      { kind: 'secondment', currency: null, pledged: 0, given: 4, unit: 'days' },
      { kind: 'in-kind', currency: 'HKD', pledged: 0, given: 900, unit: 'minor' },
    ]
    expect((await only()).amounts).to.have.deep.members(expected)
    expect((await desk()).totals.amounts).to.have.deep.members(expected)
  })

  it('agrees with the firm’s own page of contributions', async () => {
    const { firm } = await busyFirm()
    const { body } = await (await as(manager)).get(`/firms/${firm.id}/partnerships/2026/contributions`)
    const money = body.pledges.find(({ kind }: { kind: string }) => kind === 'money')
    const { amounts } = await only()
    expect(amounts).to.deep.include({
      kind: 'money',
      currency: 'HKD',
      pledged: money.pledgedMinor,
      given: money.givenMinor,
      unit: 'minor',
    })
    const overdue = money.instalments.filter(({ state }: { state: string }) => state === 'overdue')
    expect(overdue).to.have.length(1)
  })

  it('counts nothing of a case from which a wall keeps its reader', async () => {
    const { caseId } = await busyFirm()
    await build.wall({ caseId, userId: manager.id })
    const row = await only()
    expect(row.amounts).to.not.deep.include({
      kind: 'matters',
      currency: null,
      pledged: 0,
      given: 1,
      unit: 'count',
    })
    expect(row.amounts).to.deep.include({
      kind: 'hours',
      currency: null,
      pledged: 60_000,
      given: 0,
      unit: 'minutes',
    })
    expect(factsOf(row)).to.deep.include({
      'hours-trend': [null, 'unknown'],
      answers: [null, 'unknown'],
      refusals: [null, 'unknown'],
    })
    // Somebody else counts on.
    expect(factsOf(await only(await build.director())).answers).to.deep.equal([2520, 'good'])
  })

  it('has one row a firm: the agreement that runs, or the last one for a year, or the one to come', async () => {
    const term = (firm: Firm, year: number, more: object = {}) =>
      build.partnership({
        firmId: firm.id,
        year,
        startsOn: `${year}-01-01`,
        endsOn: `${year}-12-31`,
        ...more,
      })
    const firms = await Promise.all(Array.from({ length: 9 }, () => build.firm()))
    const [renewed, grace, lapsed, longGone, upcoming, ended, drafted, back, due] = firms as [
      Firm,
      ...Firm[],
    ] as Firm[]
    if (!renewed || !grace || !lapsed || !longGone || !upcoming || !ended || !drafted || !back || !due)
      throw new Error('Nine firms')
    await term(renewed, 2025)
    await term(renewed, 2026)
    await term(renewed, 2027)
    await term(grace, 2025, { startsOn: '2025-03-02', endsOn: '2026-03-01' })
    await term(lapsed, 2025, { startsOn: '2024-02-19', endsOn: '2025-02-16' })
    await term(longGone, 2024, { startsOn: '2024-02-18', endsOn: '2025-02-15' })
    await term(upcoming, 2026, { startsOn: '2026-05-01', endsOn: '2027-04-30' })
    await term(ended, 2026, { state: 'ended' })
    await term(drafted, 2026, { state: 'draft' })
    await term(back, 2024)
    await term(back, 2027)
    await term(due, 2026, { startsOn: '2025-04-01', endsOn: '2026-03-31' })

    const { items, totals } = await desk('?sort=daysToEnd')
    const seen = new Map(items.map(({ firm, year, state }) => [firm.id, `${year} ${state}`]))
    expect(items).to.have.length(6)
    expect(seen.get(renewed.id)).to.equal('2026 renewed')
    expect(seen.get(grace.id)).to.equal('2025 grace')
    expect(seen.get(lapsed.id)).to.equal('2025 lapsed')
    expect(seen.get(upcoming.id)).to.equal('2026 upcoming')
    expect(seen.get(back.id)).to.equal('2027 upcoming')
    expect(seen.get(due.id)).to.equal('2026 renewal-due')
    expect(totals.firms).to.equal(6)
    expect(totals.states).to.deep.include({ state: 'upcoming', firms: 2 })

    const inGrace = await desk('?state=grace')
    expect(inGrace.items.map(({ firm }) => firm.id)).to.deep.equal([grace.id])
    expect(inGrace.totals.firms).to.equal(1)
  })

  it('names the next step, and the last message', async () => {
    await busyFirm()
    expect(await only()).to.deep.include({ nextStep: null, lastMessage: null })
    await climbLadder(contextAt(place), runAt(place))
    expect((await only()).nextStep).to.include({
      from: 'ladder',
      what: 'renewal-review',
      on: '2026-10-02',
      owedBy: 'partnerships_manager',
    })
    setClock(morningOf('2026-11-01'))
    await climbLadder(contextAt(place), runAt(place))
    const row = await only()
    expect(row.nextStep).to.include({ from: 'task', on: '2026-11-08' })
    expect(row.lastMessage).to.equal(null)
  })

  it('is sorted by risk, by days and by name, in pages', async () => {
    const firms: Firm[] = []
    for (const [n, name] of ['Delta', 'Alpha', 'Charlie', 'Bravo', 'Echo'].entries()) {
      const firm = await build.firm({ name })
      await build.partnership({
        firmId: firm.id,
        endsOn: `2026-12-${30 - n}`,
        pledgedMinutes: n < 2 ? 60 : 0,
      })
      firms.push(firm)
    }
    const walk = async (sort: string) => {
      const names: string[] = []
      let cursor = ''
      do {
        const { items, next } = await desk(`?limit=2&sort=${sort}${cursor}`)
        names.push(...items.map(({ firm }) => firm.name))
        cursor = next ? `&cursor=${next}` : ''
      } while (cursor)
      return names
    }
    expect(await walk('name')).to.deep.equal(['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'])
    expect(await walk('-name')).to.deep.equal(['Echo', 'Delta', 'Charlie', 'Bravo', 'Alpha'])
    expect(await walk('daysToEnd')).to.deep.equal(['Echo', 'Bravo', 'Charlie', 'Alpha', 'Delta'])
    // Two firms that gave nothing of what they pledged come first; those alike in risk stand in one order throughout.
    const byRisk = await walk('-risk')
    expect(byRisk.slice(0, 2)).to.have.members(['Delta', 'Alpha'])
    expect(new Set(byRisk).size).to.equal(5)
    expect((await desk()).items.map(({ firm }) => firm.name)).to.deep.equal(byRisk)
    expect((await walk('risk')).slice(3)).to.have.members(['Delta', 'Alpha'])

    const browser = await as(manager)
    const { next } = await desk('?limit=2&sort=name')
    await browser.get(`/renewal-desk?limit=2&sort=-risk&cursor=${next}`).expect(422)
    for (const query of ['?sort=year', '?state=signed', '?limit=0', '?firm=x']) {
      await browser.get(`/renewal-desk${query}`).expect(422)
    }
  })

  it('is empty where there is no firm', async () => {
    expect(await desk()).to.deep.include({ items: [], next: null })
  })

  it('is for those who run the programme', async () => {
    const { firm } = await busyFirm()
    const others = [
      await build.coordinator(firm),
      await build.partnerLawyer(firm),
      await build.caseworker(),
      await build.officer(),
      await build.administrator(),
    ]
    for (const person of others) {
      for (const path of ['', '/forecast', '/retention']) {
        await (await as(person)).get(`/renewal-desk${path}`).expect(403)
      }
    }
    await only(await build.director())
  })
})
