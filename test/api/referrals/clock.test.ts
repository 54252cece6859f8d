import { expect } from 'chai'
import { schedule } from '../../../jobs/schedule.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { Referral } from '../../../models/Referral.ts'
import { Task } from '../../../models/Task.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { workAt } from '../../support/jobs.ts'
import { makeWorld, type World } from './world.ts'

const { 'referrals.clock': clock } = schedule.recurring
const onlyThis = { recurring: clock ? { 'referrals.clock': clock } : {}, requested: {} }
const at = (instant: string) => workAt(`2026-03-${instant}:30.000Z`, onlyThis)

const asking = [
  ...['referral-waits', 'referral-chase', 'referral-overdue', 'referral-feedback', 'referral-ownerless'],
]

/** What is owed about the answer of referrals. */
const owed = async () => {
  const tasks = await Task.findAll({ where: { kind: asking }, order: ['createdAt', 'kind'] })
  return tasks.map(({ kind, owedBy, state, dueOn }) => `${kind} ${owedBy} ${dueOn} ${state}`)
}

describe('the clock of a referral', () => {
  let world: World

  beforeEach(async () => {
    world = await makeWorld()
  })

  /** Sent on 18 March at 06:00 UTC, with the answer due 24 hours later. */
  const emergency = (given = {}) =>
    world.sent({
      urgency: 'emergency',
      sentAt: new Date('2026-03-18T06:00:00.000Z'),
      respondBy: '2026-03-19T06:00:00.000Z',
      feedbackDueOn: '2026-03-30',
      ...given,
    })

  it('reminds the team once at half time, climbs to a director at its end, and rests when they answer', async () => {
    const { counsellor } = world
    const { id, reference } = await emergency()
    await at('18T17:59')
    expect(await owed()).to.deep.equal([])
    await at('18T18:00')
    await at('18T18:05')
    const reminded = 'referral-waits psychosocial 2026-03-19'
    expect(await owed()).to.deep.equal([`${reminded} open`])
    const { body } = await (await as(counsellor)).get('/tasks').expect(200)
    expect(body.items[0].note).to.equal(`${reference}: half the time to answer this referral has passed.`)
    await at('19T05:59')
    expect(await owed()).to.have.length(1)
    await at('19T06:00')
    await at('19T06:05')
    const climbed = 'referral-overdue director 2026-03-19'
    expect(await owed()).to.deep.equal([`${reminded} open`, `${climbed} open`])
    const director = await as(await build.director())
    expect((await director.get('/tasks?kind=referral-overdue').expect(200)).body.items).to.have.length(1)
    expect(await auditVerbs()).to.include('referral.nudged')

    const noor = await as(counsellor)
    await noor.put(`/referrals/${id}/state`).send({ state: 'acknowledged' }).expect(204)
    expect(await owed()).to.deep.equal([`${reminded} open`, `${climbed} open`])
    await noor.put(`/referrals/${id}/state`).send({ state: 'accepted' }).expect(204)
    expect(await owed()).to.deep.equal([`${reminded} done`, `${climbed} done`])
  })

  it('asks whoever is named, and the referrer where the provider has no account', async () => {
    const { noor, counsellor, clinic, lead } = world
    const mine = await emergency()
    await noor.put(`/referrals/${mine.id}/worker`).send({ userId: counsellor.id }).expect(204)
    await clinic.update({ email: null })
    await emergency({ providerId: clinic.id })
    await at('18T19:00')
    const tasks = await Task.findAll({
      where: { kind: ['referral-waits', 'referral-chase'] },
      order: ['kind'],
    })
    expect(tasks.map(({ kind, ownerId }) => [kind, ownerId])).to.deep.equal([
      ['referral-chase', lead.id],
      ['referral-waits', counsellor.id],
    ])
    const maria = await as(lead)
    expect((await maria.get('/tasks?kind=referral-chase').expect(200)).body.items).to.have.length(1)
  })

  it('writes to a provider without an account, with a link, and to nobody once the client does not agree', async () => {
    const { clinic, toClinic } = world
    const { reference } = await emergency({ providerId: clinic.id })
    await at('18T19:00')
    await at('18T19:05')
    const [mail, ...more] = await OutboxMessage.findAll()
    expect(more).to.deep.equal([])
    expect(mail).to.include({ kind: 'referral-nudge', recipient: 'desk@clinic.example' })
    expect(mail?.subject).to.equal(`Your answer is awaited: ${reference}`)
    expect(`${mail?.subject} ${mail?.body}`).not.to.match(/Samira|Canary|psychosocial/)
    expect(await owed()).to.deep.equal([])
    await build.consentEnd(toClinic)
    await emergency({ providerId: clinic.id })
    await at('19T00:00')
    expect(await OutboxMessage.count()).to.equal(1)
    expect(await Task.count({ where: { kind: 'referral-consent-over', ownerId: world.lead.id } })).to.equal(2)
  })

  it('asks the receiver for feedback when it is owed, until the client was met', async () => {
    const { noor, counsellor } = world
    const { id } = await emergency({ state: 'accepted' })
    await noor.put(`/referrals/${id}/worker`).send({ userId: counsellor.id }).expect(204)
    await at('29T00:00')
    expect(await owed()).to.deep.equal([])
    await at('30T00:00')
    await at('31T00:00')
    expect(await owed()).to.deep.equal(['referral-feedback psychosocial 2026-03-30 open'])
    await (await as(counsellor)).put(`/referrals/${id}/state`).send({ state: 'first-contact' }).expect(204)
    expect(await owed()).to.deep.equal(['referral-feedback psychosocial 2026-03-30 done'])
  })

  it('gives what a colleague left behind to the lead of the client, or tells a director', async () => {
    const { counsellor, lead } = world
    const { id } = await emergency({ ownerId: counsellor.id, state: 'in-service' })
    await counsellor.update({ status: 'suspended' })
    await at('18T06:05')
    expect((await Referral.findByPk(id))?.ownerId).to.equal(lead.id)
    await lead.update({ status: 'suspended' })
    await at('18T06:10')
    expect(await owed()).to.deep.equal(['referral-ownerless director 2026-03-18 open'])
  })

  it('leaves drafts and what has ended alone', async () => {
    await emergency({ state: 'draft', sentAt: null, respondBy: null, feedbackDueOn: null })
    await emergency({ state: 'declined', ownerId: null, settledOn: '2026-03-18' })
    await at('31T00:00')
    expect(await Task.count()).to.equal(0)
  })
})
