import { expect } from 'chai'
import { contextAt } from '../../../jobs/place.ts'
import { climbLadder } from '../../../jobs/renewals.ts'
import { newId } from '../../../models/columns.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { PlannedMessage } from '../../../models/PlannedMessage.ts'
import { Task } from '../../../models/Task.ts'
import { morningOf, runAt } from '../../jobs/renewals/months.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { place } from '../../support/jobs.ts'

const first = {
  year: 2026,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  graceDays: 20,
  mostMatters: 4,
  excludedSectors: ['banking'],
  reportingDates: ['2026-06-30'],
  pledges: [
    { kind: 'hours', quantity: 60_000 },
    {
      kind: 'money',
      quantity: 900,
      currency: 'HKD',
      restrictedTo: 'interpreters',
      instalments: [
        { dueOn: '2026-02-28', amountMinor: 400 },
        { dueOn: '2026-09-01', amountMinor: 500 },
      ],
    },
    { kind: 'money', quantity: 100, currency: 'USD' },
  ],
}

describe('the renewal of a partnership', () => {
  let firm: Firm
  let manager: Browser
  const at = (path: string) => `/firms/${firm.id}/partnerships${path}`
  const renew = (body: object = {}, year = 2026) => manager.post(at(`/${year}/renewal`)).send(body)

  beforeEach(async () => {
    firm = await build.firm({ status: 'engaged' })
    manager = await as(await build.manager())
    await manager.post(at('')).send(first).expect(201)
    await manager.put(at('/2026/signature')).send({ signedOn: '2026-03-18' }).expect(200)
  })

  it('is drafted from the last one’s terms, a year later', async () => {
    const { body, headers } = await renew().expect(201)
    expect(headers.location).to.equal(`/api/v1/firms/${firm.id}/partnerships/2027`)
    const { partnership } = body
    expect(partnership).to.include({
      year: 2027,
      state: 'draft',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      graceDays: 20,
      mostMatters: 4,
      renewedFrom: 2026,
    })
    expect(partnership.excludedSectors).to.deep.equal(['banking'])
    const money = partnership.pledges.find(({ currency }: { currency: string }) => currency === 'HKD')
    expect(money.restrictedTo).to.equal('interpreters')
    expect(money.instalments.map(({ dueOn }: { dueOn: string }) => dueOn)).to.deep.equal([
      '2027-02-28',
      '2027-09-01',
    ])
    expect(body.changes.map(({ field }: { field: string }) => field)).to.deep.equal([
      'year',
      'startsOn',
      'endsOn',
      'reportingDates',
    ])
    expect(await auditVerbs()).to.deep.equal([
      'partnership.proposed',
      'partnership.signed',
      'partnership.proposed',
      'partnership.renewal-drafted',
    ])
  })

  it('shows what is different, each kind and currency by itself', async () => {
    const pledges = [
      { kind: 'hours', quantity: 30_000 },
      { kind: 'money', quantity: 1200, currency: 'HKD' },
      { kind: 'matters', quantity: 3 },
    ]
    const { body } = await renew({ pledges, mostMatters: null, answerHours: 24 }).expect(201)
    expect(body.pledges).to.have.deep.members([
      { kind: 'hours', currency: null, before: 60_000, after: 30_000 },
      { kind: 'money', currency: 'HKD', before: 900, after: 1200 },
      { kind: 'money', currency: 'USD', before: 100, after: 0 },
      { kind: 'matters', currency: null, before: 0, after: 3 },
    ])
    expect(body.changes).to.deep.include({ field: 'mostMatters', before: 4, after: null })
    expect(body.changes).to.deep.include({ field: 'answerHours', before: 48, after: 24 })
  })

  it('in grace can begin later, and takes its instalments along', async () => {
    setClock(morningOf('2027-01-15'))
    manager = await as(await build.manager())
    const { body } = await renew({ startsOn: '2027-01-20' }).expect(201)
    expect(body.partnership).to.include({ startsOn: '2027-01-20', endsOn: '2028-01-19', year: 2027 })
    const money = body.partnership.pledges.find(({ currency }: { currency: string }) => currency === 'HKD')
    // 58 and 243 days after the first of the term, as before.
    expect(money.instalments.map(({ dueOn }: { dueOn: string }) => dueOn)).to.deep.equal([
      '2027-03-19',
      '2027-09-20',
    ])
  })

  it('keeps to real days where a leap year comes between', async () => {
    await Partnership.update(
      { startsOn: '2027-03-01', endsOn: '2028-02-29', year: 2027, reportingDates: ['2028-02-29'] },
      { where: { firmId: firm.id } },
    )
    setClock(morningOf('2028-02-01'))
    manager = await as(await build.manager())
    const pledges = [{ kind: 'hours', quantity: 60 }]
    const { body } = await renew({ pledges }, 2027).expect(201)
    expect(body.partnership).to.include({ startsOn: '2028-03-01', endsOn: '2029-02-28', year: 2028 })
    expect(body.partnership.reportingDates).to.deep.equal(['2029-02-28'])
  })

  it('is refused twice, out of its time, and where it does not follow on', async () => {
    for (const startsOn of ['2026-12-31', '2027-01-22']) {
      const { body } = await renew({ startsOn }).expect(422)
      expect(body.errors[0].pointer).to.equal('/startsOn')
    }
    await renew({ year: 2029 }).expect(422)
    await renew({ pledges: 'all' }).expect(422)
    await renew({ state: 'signed' }).expect(422)
    expect(await Partnership.count()).to.equal(1)
    await renew().expect(201)
    await renew().expect(409)
    await renew({ year: 2028, startsOn: '2027-01-05' }).expect(409)
    // A draft is not renewed.
    await renew({}, 2027).expect(409)
    expect(await Partnership.count()).to.equal(2)
  })

  it('of an agreement that lapsed or was ended is refused', async () => {
    setClock(morningOf('2027-01-21'))
    manager = await as(await build.manager())
    await renew().expect(409)
    await Partnership.update({ state: 'ended' }, { where: { firmId: firm.id } })
    setClock(morningOf('2026-06-01'))
    await renew().expect(409)
    expect(await Partnership.count()).to.equal(1)
  })

  it('is made by those who run the programme', async () => {
    const send = (browser: Browser, id = firm.id) =>
      browser.post(`/firms/${id}/partnerships/2026/renewal`).send({})
    await send(await as(await build.coordinator(firm))).expect(403)
    await send(await as(await build.coordinator(await build.partnerFirm()))).expect(404)
    await send(await as(await build.caseworker())).expect(403)
    await send(manager, newId()).expect(404)
    await renew({}, 2025).expect(404)
    expect(await Partnership.count()).to.equal(2)
    await send(await as(await build.director())).expect(201)
  })

  it('is planned from its signature on, and ends the reminders and tasks of the one before', async () => {
    const ledger = async (year: number) => {
      const { id } = await Partnership.findOne({ where: { firmId: firm.id, year }, rejectOnEmpty: true })
      const rows = await PlannedMessage.findAll({ where: { partnershipId: id }, order: ['plannedFor'] })
      return rows.map(({ because, state }) => because ?? state)
    }
    expect(await ledger(2026)).to.deep.equal(Array(6).fill('planned'))
    setClock(morningOf('2026-10-02'))
    await climbLadder(contextAt(place), runAt(place))
    expect(await Task.count({ where: { state: 'open', kind: 'renewal-review' } })).to.equal(1)

    manager = await as(await build.manager())
    await renew().expect(201)
    expect(await ledger(2027)).to.deep.equal([])
    await manager.put(at('/2027/signature')).send({ signedOn: '2026-10-02' }).expect(200)
    expect(await ledger(2026)).to.deep.equal(['no-contact', ...Array(5).fill('renewed')])
    expect(await ledger(2027)).to.deep.equal(Array(6).fill('planned'))
    expect(await Task.count({ where: { state: 'open' } })).to.equal(0)
    expect((await Task.findAll()).map(({ state }) => state)).to.deep.equal(['done', 'done'])
  })

  it('drafted by two at once exists once', async () => {
    const answers = await Promise.all([renew(), renew()])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409])
    expect(await Partnership.count()).to.equal(2)
  })
})
