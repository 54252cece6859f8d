import { expect } from 'chai'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { setClock } from '../support/house.ts'
import { pointersOf, record, refused, told, world } from './cases/world.ts'

const path = '/jurisdictions/hk-usm/closure-days'
const storm = { day: '2026-03-18', reason: 'Black rainstorm' }

/** A case whose 14 days to appeal end on 18 March 2026, a Wednesday. */
async function lastDayToday() {
  const w = await world('M12')
  const notice = { stage: 'M14', happenedOn: '2026-03-04', servedOn: '2026-03-04' }
  await record(await as(w.maria), w.legalCase.id, [notice])
  return { ...w, t02: async () => told(await as(w.maria), w.legalCase.id, 'T02') }
}

describe('GET /jurisdictions/:id', () => {
  it('tells anybody who is signed in the process, and of every rule that no lawyer signed it off', async () => {
    const { body } = await (await as(await build.manager())).get('/jurisdictions/hk-usm').expect(200)
    expect(body.process.tracks.map((track: { code: string }) => track.code)).to.include.members([
      'claim',
      'custody',
    ])
    for (const rule of body.deadlines.rules) expect(rule.verifiedOn, rule.id).to.equal(null)
  })

  it('does not know another place (404)', async () => {
    const maria = await build.caseworker()
    for (const id of ['xx-nowhere', '__proto__', '..%2f..%2fetc'])
      await refused(maria, 404, ['get', `/jurisdictions/${id}`])
  })
})

describe('POST /jurisdictions/:id/closure-days', () => {
  it('moves a running deadline that ends on such a day, and says why', async () => {
    const { director, legalCase, t02 } = await lastDayToday()
    const { body } = await (await as(director)).post(path).send(storm).expect(201)
    expect(body).to.deep.include({ deadlinesMoved: 1, closureDay: { id: body.closureDay.id, ...storm } })
    expect(await t02()).to.deep.equal(['replaced 2026-03-18', 'running 2026-03-19'])
    expect((await legalCase.reload()).nextDeadlineOn).to.equal('2026-03-19')
    const { items } = (await (await as(director)).get(`/cases/${legalCase.id}/deadlines`)).body
    expect(items[0].changedBecause).to.equal('Black rainstorm on 2026-03-18')
    expect(items[1].explanation).to.contain('Black rainstorm')
    const entry = await AuditEntry.findOne({ where: { action: 'closure-day.recorded' }, rejectOnEmpty: true })
    expect(entry).to.include({ actorId: director.id, subject: 'ClosureDay', subjectId: body.closureDay.id })
  })

  it('makes an appeal timely that counted as missed before the storm was entered', async () => {
    const { maria, director, legalCase, t02 } = await lastDayToday()
    setClock('2026-03-19T02:00:00.000Z')
    await record(await as(maria), legalCase.id, [
      { stage: 'A01', happenedOn: '2026-03-04' },
      { stage: 'A02', happenedOn: '2026-03-19' },
    ])
    expect(await t02()).to.deep.equal(['missed 2026-03-18'])
    await (await as(director)).post(path).send(storm).expect(201)
    expect(await t02()).to.deep.equal(['replaced 2026-03-18', 'met 2026-03-19'])
  })

  it('leaves alone what ended by hand, what a paper states and what falls on another day', async () => {
    const { maria, director, legalCase, t02 } = await lastDayToday()
    const browser = await as(maria)
    const { items } = (await browser.get(`/cases/${legalCase.id}/deadlines`)).body
    const end = { outcome: 'void', on: '2026-03-18', because: 'The client leaves' }
    await browser.put(`/cases/${legalCase.id}/deadlines/${items[0].id}/settlement`).send(end).expect(204)
    await record(browser, legalCase.id, [
      { track: 'custody', stage: 'C02', happenedOn: '2026-03-02', statedOn: '2026-03-18' },
    ])
    const { body } = await (await as(director)).post(path).send(storm).expect(201)
    expect(body.deadlinesMoved).to.equal(0)
    expect(await t02()).to.deep.equal(['void 2026-03-18'])
    expect(await told(browser, legalCase.id, 'T12')).to.deep.equal(['running 2026-03-18'])
  })

  it('counts for steps that are recorded later', async () => {
    const { maria, director, legalCase } = await world('M12')
    await (await as(director))
      .post(path)
      .send({ ...storm, day: '2026-03-17' })
      .expect(201)
    const notice = { stage: 'M14', happenedOn: '2026-03-03', servedOn: '2026-03-03' }
    await record(await as(maria), legalCase.id, [notice])
    expect(await told(await as(maria), legalCase.id, 'T02')).to.deep.equal(['running 2026-03-18'])
  })

  it('is for directors and administrators only (403)', async () => {
    for (const who of [
      await build.caseworker(),
      await build.manager(),
      await build.officer(),
      (await build.lease()).lawyer,
    ])
      await refused(who, 403, ['post', path, storm])
    await (await as(await build.administrator())).post(path).send(storm).expect(201)
  })

  it('refuses a day of tomorrow, an impossible one (422), the same twice (409) and another place (404)', async () => {
    const director = await build.director()
    for (const day of ['2026-03-19', '2026-02-31', '18 March'])
      expect(pointersOf(await refused(director, 422, ['post', path, { ...storm, day }])), day).to.include(
        '/day',
      )
    expect(pointersOf(await refused(director, 422, ['post', path, { ...storm, x: 1 }]))).to.deep.equal(['/x'])
    await refused(director, 404, ['post', '/jurisdictions/xx-nowhere/closure-days', storm])
    await (await as(director)).post(path).send(storm).expect(201)
    await refused(director, 409, ['post', path, storm])
  })
})

describe('GET /jurisdictions/:id/closure-days', () => {
  it('lists the days in their order, page by page', async () => {
    const browser = await as(await build.director())
    for (const day of ['2026-03-18', '2026-03-02', '2026-03-10'])
      await browser
        .post(path)
        .send({ ...storm, day })
        .expect(201)
    const first = (await browser.get(`${path}?limit=2`).expect(200)).body
    const second = (await browser.get(`${path}?limit=2&cursor=${first.next}`).expect(200)).body
    const days = [...first.items, ...second.items].map((item: { day: string }) => item.day)
    expect(days).to.deep.equal(['2026-03-02', '2026-03-10', '2026-03-18'])
    expect(second.next).to.equal(null)
  })
})
