import { expect } from 'chai'
import { Credential } from '../../../models/Credential.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Payment } from '../../../models/Payment.ts'
import { Task } from '../../../models/Task.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { changesNothing, refused } from '../cases/world.ts'
import { hoursOf, world } from '../matters/world.ts'

const desk = async (who: User) => (await (await as(who)).get('/my/firm').expect(200)).body

async function coordinated(firm?: Firm) {
  const house = firm ?? (await build.partnerFirm({ name: 'Harbour LLP' }))
  return { firm: house, coordinator: await build.coordinator(house) }
}

/** A matter on a case of its own, offered to the firm until some moment. */
async function offered(firm: Firm, closesAt: string, given: object = {}) {
  const matter = await build.matter()
  await matter.update({ firmId: firm.id })
  const offer = { matterId: matter.id, firmId: firm.id, answerBy: closesAt, closesAt }
  await build.offer({ ...offer, ...given })
  return matter
}

describe('GET /my/firm', () => {
  it('of a firm with nothing to do says so', async () => {
    const { firm, coordinator } = await coordinated(await build.firm({ name: 'Quiet LLP' }))
    expect(await desk(coordinator)).to.deep.equal({
      firm: { id: firm.id, name: 'Quiet LLP' },
      offers: { toAnswer: 0, toCheck: 0, items: [] },
      hoursToVerify: [],
      tasks: { open: 0, items: [] },
      ending: [],
      matters: { draft: 0, active: 0, closed: 0 },
      agreement: null,
      renewalReport: null,
    })
  })

  it('counts the offers and slips that wait, and names the most urgent five with their clock', async () => {
    const { firm, coordinator } = await coordinated()
    for (const day of [27, 22, 25, 24, 26]) await offered(firm, `2026-03-${day}T06:00:00.000Z`)
    const slip = await offered(firm, '2026-03-19T06:00:00.000Z', { state: 'accepted' })
    await offered(firm, '2026-03-18T05:59:00.000Z')
    await offered(firm, '2026-03-20T06:00:00.000Z', { state: 'declined' })

    const { offers } = await desk(coordinator)

    expect([offers.toAnswer, offers.toCheck]).to.deep.equal([5, 1])
    expect(offers.items).to.have.length(5)
    expect(offers.items[0]).to.deep.include({ state: 'accepted', minutesLeft: 1440 })
    expect(offers.items[0].matter).to.deep.equal({ id: slip.id, reference: slip.reference, kind: 'appeal' })
    const clocks = offers.items.map((item: { answerBy: string }) => item.answerBy.slice(8, 10))
    expect(clocks).to.deep.equal(['19', '22', '24', '25', '26'])
    setClock('2026-03-28T06:00:00.000Z')
    expect((await desk(coordinator)).offers).to.deep.equal({ toAnswer: 0, toCheck: 0, items: [] })
  })

  it('adds up by month what the coordinator may verify', async () => {
    const w = await world()
    await hoursOf(w, { workedOn: '2026-02-10', minutes: 30 })
    await hoursOf(w, { minutes: 90 })
    await hoursOf(w, { minutes: 45 })
    await hoursOf(w, { recordedBy: w.coordinator.id })
    await hoursOf(w, { userId: w.coordinator.id })
    await hoursOf(w, { verifiedAt: new Date('2026-03-10T00:00:00Z'), verifiedBy: w.colleague.id })
    await hoursOf(w, { withdrawnAt: new Date('2026-03-10T00:00:00Z'), withdrawnBy: w.lawyer.id })
    expect((await desk(w.coordinator)).hoursToVerify).to.deep.equal([
      { month: '2026-02', entries: 1, minutes: 30 },
      { month: '2026-03', entries: 2, minutes: 135 },
    ])
  })

  it('counts the open tasks of the firm and names the next five', async () => {
    const { firm, coordinator } = await coordinated()
    const owed = { kind: 'x', owedBy: 'firm_coordinator', firmId: firm.id, state: 'open' } as const
    for (const day of [26, 21, 24, 23, 25, 22])
      await Task.create({ ...owed, key: `t ${day}`, dueOn: `2026-03-${day}` })
    await Task.create({ ...owed, key: 'done', dueOn: '2026-03-01', state: 'done', settledOn: '2026-03-02' })
    await Task.create({ ...owed, key: 'of the centre', dueOn: '2026-03-01', owedBy: 'partnerships_manager' })

    const { tasks } = await desk(coordinator)

    expect(tasks.open).to.equal(6)
    expect(tasks.items.map((item: { dueOn: string }) => item.dueOn.slice(8))).to.deep.equal([
      '21',
      '22',
      '23',
      '24',
      '25',
    ])
    expect(tasks.items[0].daysLeft).to.equal(3)
  })

  it('says whose undertaking, certificate, insurance or induction ends in sixty days, or ended unrenewed', async () => {
    const { firm, coordinator } = await coordinated()
    const lawyer = await build.partnerLawyer(firm)
    const end = (kind: string, endsOn: string) =>
      Credential.update({ endsOn }, { where: { userId: lawyer.id, kind } })
    await Undertaking.update({ endsOn: '2026-05-17' }, { where: { userId: lawyer.id } })
    await end('induction', '2026-03-01')
    await end('practising-certificate', '2026-05-18')
    await end('indemnity', '2026-04-01')
    await build.credential({ userId: lawyer.id, kind: 'indemnity', endsOn: '2027-03-31' })

    expect((await desk(coordinator)).ending).to.deep.equal([
      {
        person: { id: lawyer.id, name: lawyer.displayName },
        ...{ what: 'induction', jurisdiction: null, endsOn: '2026-03-01', daysLeft: -17 },
      },
      {
        person: { id: lawyer.id, name: lawyer.displayName },
        ...{ what: 'undertaking', jurisdiction: null, endsOn: '2026-05-17', daysLeft: 60 },
      },
    ])
    await lawyer.update({ status: 'suspended' })
    expect((await desk(coordinator)).ending).to.deep.equal([])
  })

  it('tells certificates of two places apart', async () => {
    const { firm, coordinator } = await coordinated()
    const lawyer = await build.partnerLawyer(firm)
    const certificate = { userId: lawyer.id, kind: 'practising-certificate' } as const
    await build.credential({ ...certificate, jurisdiction: 'England', endsOn: '2026-04-01' })
    const { ending } = await desk(coordinator)
    expect(ending.map((one: { jurisdiction: string }) => one.jurisdiction)).to.deep.equal(['England'])
  })

  it('sets what was given beside what was pledged, and points to the report of the year', async () => {
    const { firm, coordinator } = await coordinated()
    const money = { receivedOn: '2026-02-01', amountMinor: 5_000_000, currency: 'HKD', receiptNumber: 'R-1' }
    await Payment.create({ firmId: firm.id, recordedBy: coordinator.id, ...money })

    const { agreement, renewalReport } = await desk(coordinator)

    expect(agreement).to.include({ year: 2026, state: 'live', endsOn: '2026-12-31', daysLeft: 288 })
    const byKind = Object.fromEntries(agreement.pledges.map((one: { kind: string }) => [one.kind, one]))
    expect(byKind.hours).to.include({ pledgedMinutes: 60_000, verifiedMinutes: 0 })
    expect(byKind.money).to.include({ pledgedMinor: 30_000_000, givenMinor: 5_000_000 })
    expect(renewalReport).to.equal(`/api/v1/firms/${firm.id}/partnerships/2026/renewal-report.pdf`)
    await (await as(coordinator)).get(renewalReport.replace('/api/v1', '')).expect(200)
  })

  it('shows the agreement that runs until the next one begins', async () => {
    const { firm, coordinator } = await coordinated()
    const next = { year: 2027, startsOn: '2027-01-20', endsOn: '2027-12-31' }
    await build.partnership({ firmId: firm.id, ...next })
    expect((await desk(coordinator)).agreement).to.include({ year: 2026, state: 'renewed' })
    setClock('2027-01-10T06:00:00.000Z')
    expect((await desk(coordinator)).agreement).to.include({ year: 2026, daysLeft: -10 })
    setClock('2027-01-20T06:00:00.000Z')
    expect((await desk(coordinator)).agreement).to.include({ year: 2027, state: 'live' })
  })

  it('shows a first agreement that is still to come, and no report of it while it is a draft', async () => {
    const { firm, coordinator } = await coordinated(await build.firm())
    await build.partnership({ firmId: firm.id, state: 'draft', signedOn: null })
    const { agreement, renewalReport } = await desk(coordinator)
    expect(agreement).to.include({ year: 2026, state: 'draft' })
    expect(renewalReport).to.equal(null)
  })

  it('counts no matter, hour, offer or task from behind a wall', async () => {
    const w = await world()
    await hoursOf(w)
    const task = { kind: 'x', key: 'x', owedBy: 'firm_coordinator', firmId: w.firm.id } as const
    await Task.create({ ...task, matterId: w.matter.id, dueOn: '2026-03-20', state: 'open' })
    const sums = async () => {
      const { matters, hoursToVerify, offers, tasks, agreement } = await desk(w.coordinator)
      const hours = agreement.pledges.find((one: { kind: string }) => one.kind === 'hours')
      const given = hours.unverifiedMinutes
      return [matters.draft, matters.active, hoursToVerify.length, offers.toAnswer, tasks.open, given]
    }
    expect(await sums()).to.deep.equal([1, 1, 1, 1, 1, 90])
    await build.wall({ caseId: w.legalCase.id, firmId: w.firm.id })
    expect(await sums()).to.deep.equal([0, 0, 0, 0, 0, 0])
  })

  it('counts nothing of another firm, and shows nothing of a client', async () => {
    const w = await world()
    await w.client.update({ fullName: 'Canary Quillfeather', nationalities: ['PK'] })
    await hoursOf(w)
    const other = await desk(w.otherCoordinator)
    expect(other.matters).to.deep.equal({ draft: 0, active: 0, closed: 0 })
    expect(other.hoursToVerify).to.deep.equal([])
    expect(other.offers.toAnswer).to.equal(0)
    expect(other.ending).to.deep.equal([])
    expect(JSON.stringify(await desk(w.coordinator))).not.to.match(/Canary|Quillfeather|torture|M05/i)
  })

  it('is refused to everybody but coordinators (403), takes no query (422), and writes nothing', async () => {
    const w = await world()
    for (const who of [w.lawyer, w.lead, w.manager, w.director, w.administrator])
      await refused(who, 403, ['get', '/my/firm'])
    await refused(w.coordinator, 422, ['get', '/my/firm?firmId=x'])
    const browser = await as(w.coordinator)
    await changesNothing(() => browser.get('/my/firm').expect(200))
  })
})
