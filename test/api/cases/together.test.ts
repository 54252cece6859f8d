import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Case } from '../../../models/Case.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { Step } from '../../../models/Step.ts'
import { as } from '../../support/as.ts'
import { refused, world } from './world.ts'

const notice = { stage: 'M14', happenedOn: '2026-03-10', servedOn: '2026-03-10' }
const key = { 'Idempotency-Key': 'one-notice-of-decision' }
const times = (count: number) => Array.from({ length: count })

describe('many at once', () => {
  it('record one step when all send the same key', async () => {
    const { maria, legalCase } = await world()
    const browser = await as(maria)
    const send = () => browser.post(`/cases/${legalCase.id}/steps`).set(key).send(notice)

    const answers = await Promise.all(times(20).map(async () => send()))

    expect(new Set(answers.map(answer => answer.status))).to.deep.equal(new Set([201]))
    expect(new Set(answers.map(answer => JSON.stringify(answer.body))).size).to.equal(1)
    expect(answers.filter(answer => answer.headers['idempotency-replayed'] === 'true')).to.have.length(19)
    expect(await Step.count()).to.equal(1)
    expect(await Deadline.count()).to.equal(1)
    expect(await AuditEntry.count({ where: { action: 'step.recorded' } })).to.equal(1)
  }).timeout(30_000)

  it('record one step without a key, and the rest are told that the case has moved', async () => {
    const { maria, legalCase } = await world()
    const browser = await as(maria)
    const send = () => browser.post(`/cases/${legalCase.id}/steps`).send(notice)

    const answers = await Promise.all(times(20).map(async () => send()))

    const statuses = answers.map(answer => answer.status).sort()
    expect(statuses).to.deep.equal([201, ...times(19).map(() => 409)])
    expect(await Step.count()).to.equal(1)
    expect(await Deadline.count()).to.equal(1)
  }).timeout(30_000)

  it('edit by the same version: one does, the other has to read again', async () => {
    const { maria, legalCase } = await world()
    const browser = await as(maria)
    const { headers } = await browser.get(`/cases/${legalCase.id}`).expect(200)
    const edit = async (countryOfRisk: string) =>
      browser.patch(`/cases/${legalCase.id}`).set('If-Match', String(headers.etag)).send({ countryOfRisk })

    const answers = await Promise.all([edit('PK'), edit('IN')])

    expect(answers.map(answer => answer.status).sort()).to.deep.equal([200, 412])
    const won = answers.find(answer => answer.status === 200)
    expect((await Case.findByPk(legalCase.id))?.countryOfRisk).to.equal(won?.body.countryOfRisk)
  })

  it('correct one step: one does, the other finds it superseded', async () => {
    const { maria, legalCase } = await world()
    const browser = await as(maria)
    const { body } = await browser.post(`/cases/${legalCase.id}/steps`).send(notice).expect(201)
    const correct = async (servedOn: string) =>
      browser
        .post(`/cases/${legalCase.id}/steps/${body.step.id}/correction`)
        .send({ step: { ...notice, servedOn }, because: 'The stamp' })

    const answers = await Promise.all(['2026-03-11', '2026-03-12', '2026-03-13'].map(correct))

    expect(answers.map(answer => answer.status).sort()).to.deep.equal([201, 409, 409])
    expect(await Deadline.count({ where: { state: 'running' } })).to.equal(1)
  })

  it('raise one wall, not two', async () => {
    const { director, colleague, legalCase } = await world()
    const browser = await as(director)
    const raise = async () =>
      browser.post(`/cases/${legalCase.id}/walls`).send({ userId: colleague.id, reason: 'A relative' })
    const answers = await Promise.all(times(5).map(raise))
    expect(answers.map(answer => answer.status).sort()).to.deep.equal([201, 409, 409, 409, 409])
  })
})

describe('an idempotency key', () => {
  it('answers again as the first time, and does nothing', async () => {
    const { maria, legalCase } = await world()
    const browser = await as(maria)
    const send = () => browser.post(`/cases/${legalCase.id}/steps`).set(key).send(notice).expect(201)

    const first = await send()
    const second = await send()

    expect(first.headers).to.not.have.property('idempotency-replayed')
    expect(second.headers).to.include({ 'idempotency-replayed': 'true', location: first.headers.location })
    expect(second.body).to.deep.equal(first.body)
  })

  it('is refused for another body and for another address', async () => {
    const { maria, legalCase } = await world()
    const path = `/cases/${legalCase.id}/steps`
    await (await as(maria)).post(path).set(key).send(notice).expect(201)

    const other = { stage: 'A01', happenedOn: '2026-03-11' }
    expect((await refused(maria, 422, ['post', path, other, key])).type).to.equal('/problems/key-reused')
    const note = { body: 'A note' }
    await refused(maria, 422, ['post', `/cases/${legalCase.id}/notes`, note, key])
  })

  it('belongs to one person: a colleague may use the same', async () => {
    const { maria, director, legalCase } = await world()
    const path = `/cases/${legalCase.id}/notes`
    await (await as(maria)).post(path).set(key).send({ body: 'Mine' }).expect(201)
    const { body } = await (await as(director)).post(path).set(key).send({ body: 'Also mine' }).expect(201)
    expect(body.body).to.equal('Also mine')
  })

  it('keeps no place for a request that was refused', async () => {
    const { maria, legalCase } = await world()
    const path = `/cases/${legalCase.id}/steps`
    await refused(maria, 409, ['post', path, { stage: 'J01', happenedOn: '2026-03-10' }, key])
    await (await as(maria)).post(path).set(key).send(notice).expect(201)
  })

  it('has 8 to 200 visible characters', async () => {
    const { maria, legalCase } = await world()
    for (const wrong of ['short', 'x'.repeat(201)])
      await refused(maria, 400, [
        'post',
        `/cases/${legalCase.id}/steps`,
        notice,
        { 'Idempotency-Key': wrong },
      ])
  })
})
