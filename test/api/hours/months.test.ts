import { expect } from 'chai'
import { HourMonth } from '../../../models/HourMonth.ts'
import { Task } from '../../../models/Task.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { workAt } from '../../support/jobs.ts'
import { hoursOf, refused, type World, world } from '../matters/world.ts'

const inFebruary = { workedOn: '2026-02-16' } as const

const monthsFor = async (w: World, person: 'coordinator' | 'manager', query = '') =>
  (await (await as(w[person])).get(`/firms/${w.firm.id}/hour-months${query}`).expect(200)).body.items

const closing = (w: World, month = '2026-02') => `/firms/${w.firm.id}/hour-months/${month}/verification`

const lock = (w: World, month: string) =>
  HourMonth.create({ firmId: w.firm.id, month, verifiedBy: w.manager.id, lockedAt: new Date() })

describe('the months of a firm’s hours', () => {
  it('show what each person gave, and what is to be looked at', async () => {
    const w = await world()
    await hoursOf(w, inFebruary)
    await hoursOf(w, { ...inFebruary, minutes: 30, possibleDouble: true, verifiedAt: new Date() })
    await hoursOf(w, { ...inFebruary, minutes: 5, withdrawnAt: new Date() })
    await hoursOf(w, { period: '2026-03', ...inFebruary, late: true, userId: w.colleague.id, minutes: 6 })
    await hoursOf(w, { workedOn: '2024-02-16' })
    const [march, february, ...others] = await monthsFor(w, 'coordinator')
    expect(others).to.deep.equal([])
    expect(march).to.include({ month: '2026-03', state: 'open', minutes: 6, unverified: 1, late: 1 })
    expect(february).to.deep.equal({
      month: '2026-02',
      state: 'open',
      lockedAt: null,
      note: null,
      minutes: 120,
      unverified: 1,
      possibleDoubles: 1,
      late: 0,
      lawyers: [
        {
          id: w.lawyer.id,
          name: w.lawyer.displayName,
          minutes: 120,
          unverified: 1,
          possibleDoubles: 1,
          late: 0,
        },
      ],
    })
    expect((await monthsFor(w, 'manager', '?from=2024-02&to=2024-02'))[0].minutes).to.equal(90)
  })

  it('leave out what a wall keeps from the reader', async () => {
    const w = await world()
    await hoursOf(w, inFebruary)
    await build.wall({ caseId: w.legalCase.id, userId: w.coordinator.id })
    expect(await monthsFor(w, 'coordinator')).to.deep.equal([])
    expect((await monthsFor(w, 'manager')).length).to.equal(1)
  })

  it('are the firm’s and the centre’s', async () => {
    const w = await world()
    const path = `/firms/${w.firm.id}/hour-months`
    for (const person of ['otherCoordinator', 'otherLawyer', 'officer'] as const) {
      const browser = await as(w[person])
      await refused(404, () => browser.get(path))
      await refused(404, () => browser.put(closing(w)).send({}))
    }
    for (const person of ['lawyer', 'lead'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.get(path))
      await refused(403, () => browser.put(closing(w)).send({}))
    }
    const director = await as(w.director)
    await director.get(path).expect(200)
    await refused(403, () => director.put(closing(w)).send({}))
    await refused(422, () => director.get(`${path}?from=2026-13`))
  })
})

describe('closing a month', () => {
  it('verifies what waits and locks the month', async () => {
    const w = await world()
    const entry = await hoursOf(w, inFebruary)
    const other = await hoursOf(w)
    const coordinator = await as(w.coordinator)
    const { body } = await coordinator.put(closing(w)).send({ note: 'Checked' }).expect(200)
    expect(body).to.include({ month: '2026-02', state: 'locked', unverified: 0, note: 'Checked' })
    const verified = await TimeEntry.findByPk(entry.id, { rejectOnEmpty: true })
    expect([verified.verifiedBy, verified.version]).to.deep.equal([w.coordinator.id, 1])
    expect(verified.verifiedAt?.toISOString()).to.equal('2026-03-18T06:00:00.000Z')
    expect((await TimeEntry.findByPk(other.id))?.verifiedAt).to.equal(null)
    expect(await auditVerbs()).to.deep.equal(['hour-month.locked'])
    await refused(409, () => coordinator.put(closing(w)).send({}))
  })

  it('needs a second person for hours that one worked, recorded or corrected', async () => {
    const w = await world()
    await hoursOf(w, { ...inFebruary, recordedBy: w.coordinator.id })
    await hoursOf(w, { ...inFebruary, userId: w.coordinator.id, kind: 'training', matterId: null })
    await hoursOf(w, inFebruary)
    const coordinator = await as(w.coordinator)
    const { body } = await refused(409, () => coordinator.put(closing(w)).send({}))
    expect(body.detail).to.contain('verify 2 of')
    await (await as(w.manager)).put(closing(w)).send({}).expect(200)
  })

  it('waits until the month has ended', async () => {
    const w = await world()
    const manager = await as(w.manager)
    for (const month of ['2026-03', '2026-04']) {
      await refused(409, () => manager.put(closing(w, month)).send({}))
    }
    await refused(404, () => manager.put(closing(w, '2026-00')).send({}))
    await refused(422, () => manager.put(closing(w)).send({ force: true }))
  })

  it('leaves what a wall hides to somebody who sees it, and tells nobody', async () => {
    const w = await world()
    const entry = await hoursOf(w, inFebruary)
    await build.wall({ caseId: w.legalCase.id, userId: w.coordinator.id })
    const { body } = await (await as(w.coordinator)).put(closing(w)).send({}).expect(200)
    expect(body).to.include({ state: 'locked', minutes: 0, unverified: 0 })
    await (await as(w.manager)).put(`/hours/${entry.id}/verification`).expect(200)
  })

  it('sends later work into the next open month, with a note that says why', async () => {
    const w = await world()
    await lock(w, '2026-01')
    await lock(w, '2026-02')
    const lawyer = await as(w.lawyer)
    const work = { ...inFebruary, minutes: 30, activity: 'travel' }
    const { body } = await lawyer.post(`/matters/${w.matter.id}/hours`).send(work).expect(201)
    expect(body).to.include({ period: '2026-03', late: true, workedOn: '2026-02-16' })
    expect(body.note).to.equal('For work in 2026-02, which was locked already')
    const january = {
      kind: 'training',
      workedOn: '2026-01-20',
      minutes: 60,
      activity: 'training',
      note: 'Mine',
    }
    const { body: second } = await lawyer.post(`/firms/${w.firm.id}/hours`).send(january).expect(201)
    expect(second).to.include({ period: '2026-03', late: true, note: 'Mine' })
  })

  it('and recording into it at the same time leave no unverified hour in a locked month', async () => {
    const w = await world()
    const [coordinator, lawyer] = [await as(w.coordinator), await as(w.lawyer)]
    const record = (minutes: number) =>
      lawyer
        .post(`/matters/${w.matter.id}/hours`)
        .send({ ...inFebruary, minutes, activity: 'research' })
        .then(({ status }) => status)
    const close = coordinator
      .put(closing(w))
      .send({})
      .then(({ status }) => status)
    const statuses = await Promise.all([record(1), record(2), close, record(3), record(4)])
    expect(statuses).to.deep.equal([201, 201, 200, 201, 201])
    const entries = await TimeEntry.findAll()
    expect(entries.length).to.equal(4)
    for (const entry of entries) {
      expect(entry.period === '2026-02', `${entry.minutes}`).to.equal(entry.verifiedAt !== null)
      expect(entry.late).to.equal(entry.period === '2026-03')
    }
  })
})

describe('the reminder to close a month', () => {
  const tasksOf = async (w: World) => Task.findAll({ where: { firmId: w.firm.id, kind: 'close-hour-month' } })

  it('comes on the fifth, once, to the coordinator of a firm with hours that are not locked', async () => {
    const w = await world()
    await hoursOf(w)
    await workAt('2026-04-04T20:00:00.000Z')
    expect(await tasksOf(w)).to.deep.equal([])
    await workAt('2026-04-05T00:30:00.000Z')
    await workAt('2026-05-05T00:30:00.000Z')
    const [task, ...others] = await tasksOf(w)
    expect(others).to.deep.equal([])
    expect(task).to.include({ owedBy: 'firm_coordinator', dueOn: '2026-04-15', state: 'open' })
    const { body } = await (await as(w.coordinator)).get('/tasks?kind=close-hour-month').expect(200)
    expect(body.items.length).to.equal(1)
    await (await as(w.coordinator)).put(closing(w, '2026-03')).send({}).expect(200)
    expect((await tasksOf(w))[0]?.state).to.equal('done')
  })

  it('does not come to a firm that locked the month, gave nothing or withdrew it', async () => {
    const w = await world()
    await hoursOf(w, { withdrawnAt: new Date() })
    await hoursOf(w, { firmId: w.otherFirm.id, userId: w.otherLawyer.id, kind: 'clinic', matterId: null })
    await HourMonth.create({
      firmId: w.otherFirm.id,
      month: '2026-03',
      verifiedBy: w.manager.id,
      lockedAt: new Date(),
    })
    await workAt('2026-04-05T00:30:00.000Z')
    expect(await Task.count({ where: { kind: 'close-hour-month' } })).to.equal(0)
  })
})
