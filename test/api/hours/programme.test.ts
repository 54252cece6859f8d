import { expect } from 'chai'
import { Employment } from '../../../models/Employment.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { refused, refusesBodies, type World, world } from '../matters/world.ts'

const clinic = { kind: 'clinic', workedOn: '2026-03-17', minutes: 120, activity: 'client-work' } as const

/** An evening at the clinic of the world's lawyer. */
const eveningOf = (w: World, given: Partial<TimeEntry> = {}) =>
  TimeEntry.create({ ...clinic, firmId: w.firm.id, userId: w.lawyer.id, recordedBy: w.lawyer.id, ...given })

describe('hours for the programme', () => {
  it('are recorded by a lawyer, on no matter', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const { body } = await lawyer.post(`/firms/${w.firm.id}/hours`).send(clinic).expect(201)
    expect(body).to.include({ ...clinic, matterId: null, matterReference: null, grade: 'associate' })
    expect((await lawyer.get(`/hours/${body.id}`).expect(200)).body).to.deep.equal(body)
    expect(await auditVerbs()).to.deep.equal(['hours.recorded'])
  })

  it('are recorded for people of the firm by its coordinator and by the manager', async () => {
    const w = await world()
    for (const [person, workedOn] of [
      ['coordinator', '2026-03-16'],
      ['manager', '2026-03-17'],
    ] as const) {
      const body = { ...clinic, workedOn, userId: w.colleague.id }
      await (await as(w[person])).post(`/firms/${w.firm.id}/hours`).send(body).expect(201)
    }
  })

  it('are recorded by a lawyer for nobody else', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const body = { ...clinic, userId: w.colleague.id }
    await refused(403, () => lawyer.post(`/firms/${w.firm.id}/hours`).send(body))
  })

  it('are recorded for nobody of another firm, unless they were of this one on that day', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const body = { ...clinic, userId: w.otherLawyer.id }
    const ask = () => coordinator.post(`/firms/${w.firm.id}/hours`).send(body)
    await refused(422, ask)
    const time = { userId: w.otherLawyer.id, firmId: w.firm.id, startsOn: '2026-01-01' }
    const employment = await Employment.create({ ...time, endsOn: '2026-03-16' })
    await refused(422, ask)
    await employment.update({ endsOn: '2026-03-17' })
    await ask().expect(201)
  })

  it('are no business of another firm, nor of who keeps no hours', async () => {
    const w = await world()
    for (const person of ['otherCoordinator', 'otherLawyer', 'officer', 'administrator'] as const) {
      const browser = await as(w[person])
      await refused(404, () => browser.post(`/firms/${w.firm.id}/hours`).send(clinic))
    }
    for (const person of ['lead', 'director'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.post(`/firms/${w.firm.id}/hours`).send(clinic))
    }
  })

  it('count into the 24 hours of a day, and once', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const record = (more: object) => () =>
      lawyer.post(`/firms/${w.firm.id}/hours`).send({ ...clinic, ...more })
    await record({})().expect(201)
    await refused(409, record({}))
    await refused(409, record({ kind: 'training', minutes: 1321 }))
    expect((await record({ kind: 'training', minutes: 1320 })().expect(201)).body.possibleDouble).to.equal(
      false,
    )
  })

  it('are read by whoever reads hours of the firm, and belong to no case that a wall could close', async () => {
    const w = await world()
    const { id } = await eveningOf(w)
    await build.wall({ caseId: w.legalCase.id, firmId: w.firm.id })
    await build.wall({ caseId: w.legalCase.id, userId: w.lawyer.id })
    const seen = { lawyer: 1, coordinator: 1, manager: 1, director: 1, lead: 0, colleague: 0, otherLawyer: 0 }
    for (const [person, count] of Object.entries(seen)) {
      const browser = await as(w[person as keyof typeof seen])
      expect((await browser.get('/hours?kind=clinic').expect(200)).body.items.length, person).to.equal(count)
      await browser.get(`/hours/${id}`).expect(count === 1 ? 200 : 404)
    }
  })

  it('stay with the lawyer whose lease on every matter has ended, and with nobody after they moved', async () => {
    const w = await world()
    const { id } = await eveningOf(w)
    await build.consentEnd(w.consent)
    await (await as(w.lawyer)).get(`/hours/${id}`).expect(200)
    await w.lawyer.update({ firmId: w.otherFirm.id })
    await (await as(w.lawyer)).get(`/hours/${id}`).expect(404)
  })

  it('are verified by a second person', async () => {
    const w = await world()
    const { id } = await eveningOf(w)
    const lawyer = await as(w.lawyer)
    await refused(403, () => lawyer.put(`/hours/${id}/verification`))
    await (await as(w.coordinator)).put(`/hours/${id}/verification`).expect(200)
  })

  refusesBodies(
    'POST /firms/:id/hours',
    'lawyer',
    (browser, w) => browser.post(`/firms/${w.firm.id}/hours`),
    [
      {},
      { ...clinic, kind: 'matter' },
      { ...clinic, kind: undefined },
      { ...clinic, workedOn: '2026-03-19' },
      { ...clinic, minutes: 0 },
      { ...clinic, matterId: '0190a0a0-0000-7000-8000-000000000000' },
      { ...clinic, again: 'yes' },
      { ...clinic, note: '' },
    ],
  )
})
