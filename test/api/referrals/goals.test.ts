import { expect } from 'chai'
import { schedule } from '../../../jobs/schedule.ts'
import { database } from '../../../models/database.ts'
import { Goal } from '../../../models/Goal.ts'
import { ReferralWorker } from '../../../models/ReferralWorker.ts'
import { Task } from '../../../models/Task.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { workAt } from '../../support/jobs.ts'
import { makeServiceWorld, outsiders, type ServiceWorld, versionOf } from './in-service.ts'

const agreed = { aim: 'Canary: sleeps through', agreedOn: '2026-03-18', reviewDueOn: '2026-03-20' }

describe('a goal of a care plan', () => {
  let world: ServiceWorld
  let path: string

  beforeEach(async () => {
    world = await makeServiceWorld()
    path = `/referrals/${world.referral.id}/goals`
  })

  const set = async (more: object = {}) =>
    (
      await world.noor
        .post(path)
        .send({ ...agreed, ...more })
        .expect(201)
    ).body as { id: string }
  const change = (browser: Browser, id: string, etag: string, body: object) =>
    browser.patch(`${path}/${id}`).set('If-Match', etag).send(body)

  it('is set as it was agreed with the client, and is unreadable in the database', async () => {
    const { noor, counsellor } = world
    const made = await set()
    expect(made).to.deep.include({ ...agreed, state: 'open', settledOn: null })
    await set({ reviewDueOn: '2026-03-19' })
    const { body } = await noor.get(path).expect(200)
    expect(body.items.map(({ reviewDueOn }: Goal) => reviewDueOn)).to.deep.equal(['2026-03-19', '2026-03-20'])
    expect(body.items[1].setBy).to.deep.equal({ id: counsellor.id, name: counsellor.displayName })
    const [rows] = await database().query('SELECT * FROM goals')
    expect(JSON.stringify(rows)).not.to.include('Canary')
    expect((await auditVerbs()).slice(0, 2)).to.deep.equal(['goal.set', 'goal.set'])
  })

  it('that cannot be is refused', async () => {
    for (const wrong of [
      { aim: '' },
      { agreedOn: '2026-03-19' },
      { reviewDueOn: '2026-03-17' },
      { reviewDueOn: null },
      { state: 'reached' },
    ])
      await world.noor
        .post(path)
        .send({ ...agreed, ...wrong })
        .expect(422)
    expect(await Goal.count()).to.equal(0)
  })

  it('is changed while it is open, and says at last what became of it', async () => {
    const { noor } = world
    const { id } = await set()
    const first = await versionOf(noor, `${path}/${id}`)
    for (const wrong of [{}, { state: 'eaten' }, { reviewDueOn: '2026-03-17' }, { agreedOn: '2026-04-01' }])
      await change(noor, id, first, wrong).expect(422)
    const { headers } = await change(noor, id, first, { aim: 'Sleeps six hours' }).expect(200)
    const { body } = await change(noor, id, String(headers.etag), { state: 'partly' }).expect(200)
    expect(body).to.include({ aim: 'Sleeps six hours', state: 'partly', settledOn: '2026-03-18' })
    await change(noor, id, await versionOf(noor, `${path}/${id}`), { state: 'open' }).expect(409)
    expect((await Goal.findByPk(id))?.state).to.equal('partly')
  })

  it('that two workers edit at the same moment keeps the edit of one, and tells the other', async () => {
    const colleague = await build.counsellor()
    await build.referralWorker({ referralId: world.referral.id, userId: colleague.id })
    const { id } = await set()
    const both = [world.noor, await as(colleague)]
    const etag = await versionOf(world.noor, `${path}/${id}`)
    const answers = await Promise.all(
      both.map((browser, at) => change(browser, id, etag, { aim: `Aim ${at}` })),
    )
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412])
    const kept = answers.find(({ status }) => status === 200)?.body.aim
    expect((await Goal.findByPk(id))?.aim).to.equal(kept)
  })

  it('is set and changed while the service lasts, and read afterwards', async () => {
    const { noor, referral } = world
    const { id } = await set()
    const etag = await versionOf(noor, `${path}/${id}`)
    await referral.update({ state: 'completed', ownerId: null, settledOn: '2026-03-18' })
    await noor.post(path).send(agreed).expect(409)
    await change(noor, id, etag, { aim: 'Late' }).expect(409)
    expect((await noor.get(`${path}/${id}`).expect(200)).body.aim).to.equal(agreed.aim)
  })

  it('is refused to the legal side, and unseen by everybody else, by whom it is not changed either', async () => {
    const { maria, director, stranger, toTeam, noor } = world
    const { id } = await set()
    const asked = (browser: Browser) => [
      browser.get(path),
      browser.get(`${path}/${id}`),
      browser.post(path).send(agreed),
      change(browser, id, '"x"', { aim: 'X' }),
    ]
    for (const browser of [maria, director]) for (const one of asked(browser)) await one.expect(403)
    for (const browser of [stranger, ...(await outsiders(world))])
      for (const one of asked(browser)) await one.expect(404)
    await build.consentEnd(toTeam)
    for (const one of asked(noor)) await one.expect(403)
    expect(await Goal.count()).to.equal(1)
    expect((await Goal.findByPk(id))?.aim).to.equal(agreed.aim)
  })

  it('of another referral is not found under this one', async () => {
    const other = await world.sent({ state: 'in-service' })
    await build.referralWorker({ referralId: other.id, userId: world.counsellor.id })
    const { id } = await set()
    await world.noor.get(`/referrals/${other.id}/goals/${id}`).expect(404)
    await world.noor
      .patch(`/referrals/${other.id}/goals/${id}`)
      .set('If-Match', '"x"')
      .send({ aim: 'X' })
      .expect(404)
  })
})

describe('the review of a care plan', () => {
  let world: ServiceWorld
  let path: string

  beforeEach(async () => {
    world = await makeServiceWorld()
    path = `/referrals/${world.referral.id}/goals`
  })

  const { 'referrals.clock': clock } = schedule.recurring
  const onlyThis = { recurring: clock ? { 'referrals.clock': clock } : {}, requested: {} }
  const onDay = (day: string, time = '06:00') => workAt(`2026-03-${day}T${time}:30.000Z`, onlyThis)
  const tasks = () => Task.findAll({ where: { kind: 'referral-review' }, order: ['dueOn'] })
  const set = async (more: object = {}) =>
    (
      await world.noor
        .post(path)
        .send({ ...agreed, ...more })
        .expect(201)
    ).body as { id: string }

  it('is asked of the worker when its day has come, once for all goals of that day, and names nobody', async () => {
    const { counsellor, referral } = world
    await set()
    await set({ aim: 'Goes to class' })
    await set({ reviewDueOn: '2026-05-01' })
    await onDay('19')
    expect(await tasks()).to.deep.equal([])
    await onDay('20')
    await onDay('20', '06:05')
    expect((await tasks()).map(({ ownerId, dueOn }) => [ownerId, dueOn])).to.deep.equal([
      [counsellor.id, '2026-03-20'],
    ])
    const { body } = await (await as(counsellor)).get('/tasks?kind=referral-review').expect(200)
    expect(body.items[0].note).to.equal(`${referral.reference}: a review is due.`)
  })

  it('goes along to whoever is named afterwards', async () => {
    const { counsellor, referral } = world
    await set()
    await onDay('20')
    const colleague = await build.counsellor()
    await ReferralWorker.update({ endsOn: '2026-03-19' }, { where: { userId: counsellor.id } })
    await build.referralWorker({ referralId: referral.id, userId: colleague.id, startsOn: '2026-03-20' })
    await onDay('20', '06:05')
    expect((await tasks()).map(({ ownerId, state }) => [ownerId, state])).to.deep.equal([
      [colleague.id, 'open'],
    ])
    const seen = await (await as(colleague)).get('/tasks?kind=referral-review').expect(200)
    expect(seen.body.items).to.have.length(1)
  })

  it('is settled when the last goal of its day has another day or none, and dropped at the end', async () => {
    const { counsellor, referral } = world
    const [first, second] = [await set(), await set()]
    await set({ reviewDueOn: '2026-03-19' })
    await onDay('20')
    const noor = await as(counsellor)
    const change = async ({ id }: { id: string }, body: object) =>
      noor
        .patch(`${path}/${id}`)
        .set('If-Match', await versionOf(noor, `${path}/${id}`))
        .send(body)
        .expect(200)
    const states = async () => (await tasks()).map(({ dueOn, state }) => `${dueOn} ${state}`)
    await change(first, { state: 'reached' })
    expect(await states()).to.deep.equal(['2026-03-19 open', '2026-03-20 open'])
    await change(second, { reviewDueOn: '2026-04-20' })
    expect(await states()).to.deep.equal(['2026-03-19 open', '2026-03-20 done'])
    await noor.put(`/referrals/${referral.id}/state`).send({ state: 'completed' }).expect(204)
    expect(await states()).to.deep.equal(['2026-03-19 dropped', '2026-03-20 done'])
  })
})
