import { expect } from 'chai'
import { correctMeasure } from '../../../commands/psychosocial/correctMeasure.ts'
import { recordMeasure } from '../../../commands/psychosocial/recordMeasure.ts'
import { nextCall } from '../../../commands/psychosocial/safety/ladder.ts'
import { callToAlerts } from '../../../jobs/callToAlerts.ts'
import { contextAt } from '../../../jobs/place.ts'
import { schedule } from '../../../jobs/schedule.ts'
import { sendMail } from '../../../jobs/sendMail.ts'
import { runDue } from '../../../jobs/worker.ts'
import { DutyShift } from '../../../models/DutyShift.ts'
import { inTransaction } from '../../../models/database.ts'
import { MeasureResult } from '../../../models/MeasureResult.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { SafetyAlert } from '../../../models/SafetyAlert.ts'
import { SafetyCall } from '../../../models/SafetyCall.ts'
import { Task } from '../../../models/Task.ts'
import { User } from '../../../models/User.ts'
import { inOrder } from '../../measures/support.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { config, pass, setClock } from '../../support/house.ts'
import { place, workAt } from '../../support/jobs.ts'
import { startMailServer } from '../../support/post.ts'
import { type AlertWorld, called, calls, makeAlertWorld, shift } from './world.ts'

const { 'alerts.call': call } = schedule.recurring
const onlyThis = { recurring: call ? { 'alerts.call': call } : {}, requested: {} }
const dutys = ['5550199@pager.example', 'dana@centre.example']
const told = { version: 1, language: 'ur', takenOn: '2026-03-18', mode: 'read-aloud' } as const
const phq9 = (ninth: number) => ({ ...told, measure: 'phq9', items: inOrder(0, 0, 0, 0, 0, 0, 0, 0, ninth) })

describe('an alert that nobody takes', () => {
  let world: AlertWorld
  let directors: string[]

  beforeEach(async () => {
    world = await makeAlertWorld()
    await build.user(['director'], { signInName: 'zoe@centre.example' })
    directors = await directorsNow()
  })

  const directorsNow = async () => {
    const ids = (await RoleGrant.findAll({ where: { role: 'director' } })).map(({ userId }) => userId)
    return (await User.findAll({ where: { id: ids } })).map(({ signInName }) => signInName).sort()
  }

  /** Runs the job at so many minutes past six, and says who was called. */
  const minutePast = async (minute: number) => {
    const at = new Date(Date.parse('2026-03-18T06:00:30.000Z') + minute * 60_000)
    await workAt(at.toISOString(), onlyThis)
    return called()
  }

  it('climbs: duty again, who stands behind, every director, then all every quarter of an hour, until it is taken', async () => {
    const backup = await build.user(['caseworker'], { signInName: 'ben@centre.example' })
    await shift(backup, 'backup')
    const { id } = await world.raise()
    expect(await called()).to.deep.equal(dutys)
    const all = [...dutys, 'ben@centre.example', ...directors].sort()
    expect(await minutePast(9)).to.deep.equal([])
    expect(await minutePast(10)).to.deep.equal(dutys)
    expect(await minutePast(11)).to.deep.equal([])
    expect(await minutePast(20)).to.deep.equal([...dutys, 'ben@centre.example'].sort())
    expect(await minutePast(29)).to.deep.equal([])
    expect(await minutePast(30)).to.deep.equal(all)
    expect(await minutePast(44)).to.deep.equal([])
    expect(await minutePast(45)).to.deep.equal(all)
    expect(await minutePast(60)).to.deep.equal(all)
    await (await as(world.onDuty)).post(`/alerts/${id}/take`).expect(200)
    for (const minute of [75, 90, 600]) expect(await minutePast(minute)).to.deep.equal([])
    expect((await SafetyAlert.findByPk(id))?.callsMade).to.equal(6)
  })

  it('reaches the directors a rung sooner when nobody stands behind', async () => {
    await world.raise()
    await called()
    expect(await minutePast(20)).to.deep.equal([...dutys, ...directors].sort())
  })

  it('makes up for a time in which nothing ran by one call to all', async () => {
    await world.raise()
    await called()
    expect(await minutePast(100)).to.deep.equal([...dutys, ...directors].sort())
    expect(await minutePast(104)).to.deep.equal([])
    expect(await minutePast(105)).to.have.length(4)
  })

  it('calls every counsellor and director at once where nobody is on duty, and says so', async () => {
    await DutyShift.update({ endsAt: new Date('2026-03-18T06:00:00.000Z') }, { where: {} })
    const alert = await world.raise()
    expect(alert).to.include({ nobodyOnDuty: true })
    const mails = await calls()
    expect(mails.every(({ body }) => body.includes('Nobody is on duty'))).to.equal(true)
    const to = await called()
    expect(to).to.include.members([...dutys, world.counsellor.signInName, ...directors])
    expect(to).to.not.include(world.lead.signInName)
    expect(await minutePast(10)).to.deep.equal(to)
  })

  it('goes over to whoever is on duty by then, and leaves out who may not sign in any more', async () => {
    await world.raise()
    await called()
    const next = await build.user(['psychosocial'], { signInName: 'next@centre.example' })
    await DutyShift.update({ endsAt: new Date('2026-03-18T06:05:00.000Z') }, { where: {} })
    await shift(next)
    expect(await minutePast(10)).to.deep.equal(['next@centre.example'])
    await next.update({ status: 'suspended' })
    expect(await minutePast(20)).to.include.members([...dutys, ...directors])
  })

  it('calls once when two processes come to it at the same moment', async () => {
    await world.raise()
    await called()
    setClock('2026-03-18T06:10:00.000Z')
    const oneRun = {
      ...{ place, payload: {}, signal: new AbortController().signal },
      reached: async () => undefined,
    }
    await Promise.all([1, 2, 3].map(() => callToAlerts(contextAt(place), oneRun)))
    await Promise.all([runDue(place, onlyThis), runDue(place, onlyThis)])
    expect(await SafetyCall.count()).to.equal(2)
    expect(await called()).to.deep.equal(dutys)
  })

  it('reaches the pager by the mail server, once, with two who send', async () => {
    const { url, received, stop } = await startMailServer()
    try {
      await world.raise()
      const at = { ...place, config: { ...config, SMTP_URL: url, SMTP_FROM: 'centre@centre.example' } }
      const oneRun = {
        ...{ place: at, payload: {}, signal: new AbortController().signal },
        reached: async () => undefined,
      }
      await Promise.all([sendMail(contextAt(at), oneRun), sendMail(contextAt(at), oneRun)])
      expect(received.map(({ to }) => to).sort()).to.deep.equal(dutys)
    } finally {
      await stop()
    }
  })

  it('is called for at 0, 10, 20 and 30 minutes, and every 15 after that', () => {
    const raisedAt = new Date('2026-03-18T06:00:00.000Z')
    const after = (minutes: number) => {
      const now = new Date(raisedAt.getTime() + minutes * 60_000)
      return (nextCall(raisedAt, now).getTime() - raisedAt.getTime()) / 60_000
    }
    expect([0, 9.9, 10, 20, 29, 30, 44.9, 45, 100].map(after)).to.deep.equal([
      ...[10, 10, 20, 30, 30, 45, 45, 60, 105],
    ])
  })
})

describe('an answer that must not wait', () => {
  let world: AlertWorld

  beforeEach(async () => {
    world = await makeAlertWorld()
  })

  const path = () => `/referrals/${world.referral.id}/measures`
  const asWorker = () =>
    contextOf({
      actor: { id: world.counsellor.id, roles: ['psychosocial'], firmId: 'no-firm', scopes: 'every' },
    })
  const nothing = async () => [await SafetyAlert.count(), await OutboxMessage.count(), await Task.count()]

  it('alerts in the transaction that keeps it: item 9 of the PHQ-9 above zero, whatever the total', async () => {
    const { body } = await world.noor.post(path()).send(phq9(1)).expect(201)
    expect(body.score).to.include({ total: 1 })
    const [alert] = await SafetyAlert.findAll()
    expect(alert).to.include({ flag: 'suicidal-thoughts', source: 'measure', resultId: body.id })
    expect(await called()).to.deep.equal(dutys)
    const { body: seen } = await world.maria.get(`/alerts/${alert?.id}`).expect(200)
    expect(seen).to.include({ flag: 'suicidal-thoughts' }).and.not.have.any.keys('source', 'resultId')
  })

  it('alerts nobody when it is zero, or was not given', async () => {
    await world.noor.post(path()).send(phq9(0)).expect(201)
    await world.noor
      .post(path())
      .send({ ...told, measure: 'phq9', total: 4 })
      .expect(201)
    expect(await nothing()).to.deep.equal([0, 0, 0])
  })

  it('alerts beside a total that was typed', async () => {
    await world.noor
      .post(path())
      .send({ ...told, measure: 'phq9', total: 4, items: { 9: 2 } })
      .expect(201)
    expect(await SafetyAlert.count()).to.equal(1)
  })

  it('alerts on a typed total that cannot be had with that answer at zero, and says that it is missing', async () => {
    const { body } = await world.noor
      .post(path())
      .send({ ...told, measure: 'phq9', total: 27 })
      .expect(201)
    expect(body.score).to.deep.include({ missing: [9], incomplete: true })
    expect((await SafetyAlert.findAll()).map(({ flag }) => flag)).to.deep.equal(['suicidal-thoughts'])
    expect(await called()).to.deep.equal(dutys)
  })

  it('alerts on no answer that is said to be older than the referral', async () => {
    await world.referral.update({ sentAt: new Date('2026-03-17T02:00:00.000Z') })
    for (const takenOn of ['2026-03-16', '1999-12-31', '1900-01-01'])
      await world.noor
        .post(path())
        .send({ ...phq9(3), takenOn })
        .expect(422)
    expect(await nothing()).to.deep.equal([0, 0, 0])
    await world.noor
      .post(path())
      .send({ ...phq9(3), takenOn: '2026-03-17' })
      .expect(201)
    expect(await SafetyAlert.count()).to.equal(1)
  })

  it('alerts nobody when the write is rolled back', async () => {
    const failing = inTransaction(async () => {
      await recordMeasure(asWorker(), world.referral, phq9(3), 'http://here')
      expect(await OutboxMessage.count()).to.equal(2)
      throw new Error('The disk is full')
    })
    await failing.then(
      () => expect.fail('It was kept'),
      () => undefined,
    )
    expect(await nothing()).to.deep.equal([0, 0, 0])
    expect(await MeasureResult.count()).to.equal(0)
  })

  it('alerts when a correction brings it to light', async () => {
    const wrong = await inTransaction(() => recordMeasure(asWorker(), world.referral, phq9(0), ''))
    pass(5)
    await inTransaction(() =>
      correctMeasure(asWorker(), world.referral, wrong, { result: phq9(2), because: 'Misread' }, ''),
    )
    expect(await called()).to.deep.equal(dutys)
  })
})
