import { expect } from 'chai'
import { SafetyAlert } from '../../../models/SafetyAlert.ts'
import { SafetyCall } from '../../../models/SafetyCall.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { pass } from '../../support/house.ts'
import { outsiders } from '../referrals/in-service.ts'
import { type AlertWorld, called, calls, makeAlertWorld } from './world.ts'

const dutys = ['5550199@pager.example', 'dana@centre.example']

describe('a safety alert', () => {
  let world: AlertWorld

  beforeEach(async () => {
    world = await makeAlertWorld()
  })

  const ownCase = async () => {
    const { body } = await world.maria.get('/cases').expect(200)
    return body.items[0].id as string
  }
  const onCase = async (browser: Browser, body: object = { flag: 'violence-now' }) =>
    browser.post(`/cases/${await ownCase()}/alerts`).send(body)
  const take = (browser: Browser, id: string) => browser.post(`/alerts/${id}/take`)
  const close = (browser: Browser, id: string, outcome = 'made-safe') =>
    browser.post(`/alerts/${id}/close`).send({ outcome })
  const stateOf = async (id: string) => (await SafetyAlert.findByPk(id, { rejectOnEmpty: true })).state

  it('calls whoever is on duty at once, on every channel, and says nothing of whom or what', async () => {
    const { id, reference } = await world.raise({ flag: 'suicidal-thoughts', words: 'Canary words' })
    const mails = await calls()
    expect(mails.map(({ recipient }) => recipient).sort()).to.deep.equal(dutys)
    for (const { subject, body } of mails) {
      expect(subject).to.equal(`Safety alert ${reference}`)
      expect(body).to.include(reference).and.include(`/alerts/${id}`)
      expect(body).not.to.match(/Canary|Samira|suicid|death|health|nobody/i)
    }
    expect(reference).to.match(/^AL-/)
    expect(await auditVerbs()).to.include.members(['safety-alert.called', 'safety-alert.raised'])
  })

  it('is raised by the worker, whatever the client agrees to, and by the legal side of the case', async () => {
    await build.consentEnd(world.toTeam)
    const alert = await world.raise({ flag: 'homeless-tonight' })
    expect(alert).to.include({ flag: 'homeless-tonight', state: 'open', nobodyOnDuty: false })
    expect((await onCase(world.maria)).body).to.include({ source: 'caseworker', words: null })
    expect((await onCase(world.director, { flag: 'detention', words: 'At the airport' })).body).to.include({
      ...{ flag: 'detention', words: 'At the airport' },
    })
    expect(await SafetyAlert.count()).to.equal(3)
  })

  it('is raised by nobody else, about no unknown flag, and then nobody is called', async () => {
    const path = `/referrals/${world.referral.id}/alerts`
    const body = { flag: 'detention' }
    for (const browser of await outsiders(world)) await browser.post(path).send(body).expect(404)
    for (const browser of [world.maria, world.director]) await browser.post(path).send(body).expect(403)
    await (await as(await build.caseworker()))
      .post(`/cases/${await ownCase()}/alerts`)
      .send(body)
      .expect(403)
    expect((await onCase(world.dana)).status).to.equal(404)
    const { body: refused } = await world.noor.post(path).send({ flag: 'sad' }).expect(422)
    expect(refused.errors[0].pointer).to.equal('/flag')
    await world.noor.post(path).send({ flag: 'detention', words: '' }).expect(422)
    expect([await SafetyAlert.count(), await calls(), await SafetyCall.count()]).to.deep.equal([0, [], 0])
  })

  it('is seen by the legal side: flag, when, state and who took it, not the words of the clinician', async () => {
    const { id } = await world.raise({ flag: 'suicidal-thoughts', words: 'Canary words' })
    await take(world.dana, id).expect(200)
    for (const browser of [world.maria, world.director]) {
      const { body } = await browser.get(`/alerts/${id}`).expect(200)
      expect(body).to.include({ flag: 'suicidal-thoughts', state: 'taken' })
      expect(body.takenBy).to.deep.equal({ id: world.onDuty.id, name: world.onDuty.displayName })
      expect(body.raisedAt).to.equal('2026-03-18T06:00:00.000Z')
      expect(body).not.to.have.any.keys('words', 'source', 'referralId', 'resultId')
      const listed = await browser.get(`/cases/${await ownCase()}/alerts`).expect(200)
      expect(listed.body.items).to.deep.equal([body])
    }
    for (const browser of [world.noor, world.dana])
      expect((await browser.get(`/alerts/${id}`).expect(200)).body).to.include({ words: 'Canary words' })
    const ofReferral = await world.noor.get(`/referrals/${world.referral.id}/alerts`).expect(200)
    expect(ofReferral.body.items).to.have.length(1)
  })

  it('is nothing to firms, partnerships, privacy and administration, nor to colleagues without a part in it', async () => {
    const { id } = await world.raise()
    for (const browser of await outsiders(world)) {
      await browser.get(`/alerts/${id}`).expect(404)
      await take(browser, id).expect(404)
      await close(browser, id).expect(404)
    }
    const { lawyer, legalCase, client, lead } = await build.lease()
    const about = { clientId: client.id, flag: 'detention', source: 'caseworker', raisedBy: lead.id } as const
    const at = new Date('2026-03-18T06:00:00.000Z')
    await SafetyAlert.create({
      ...{ ...about, reference: 'AL-0000-0000', state: 'open', raisedAt: at, nextCallAt: at },
    })
    const firms = await as(lawyer)
    await firms.get(`/cases/${legalCase.id}`).expect(200)
    await firms.get(`/cases/${legalCase.id}/alerts`).expect(403)
    const manager = await as(await build.manager())
    await manager.get(`/cases/${legalCase.id}/alerts`).expect(403)
    for (const browser of [firms, manager]) await browser.get('/my/alerts').expect(403)
  })

  it('is hidden by a wall, which keeps a walled colleague from being called', async () => {
    await build.wall({ caseId: await ownCase(), userId: world.onDuty.id })
    const { id } = await world.raise()
    await world.dana.get(`/alerts/${id}`).expect(404)
    await take(world.dana, id).expect(404)
    expect(await called()).to.not.include('dana@centre.example')
    expect((await world.maria.get(`/alerts/${id}`).expect(200)).body.nobodyOnDuty).to.equal(true)
  })

  it('waits for whoever may take it, until it is taken', async () => {
    const { id } = await world.raise()
    const waiting = async (browser: Browser) =>
      (await browser.get('/my/alerts').expect(200)).body.items.map((one: { id: string }) => one.id)
    const everybody = [world.dana, world.noor, world.maria, world.director]
    for (const browser of everybody) expect(await waiting(browser)).to.deep.equal([id])
    expect(await waiting(world.stranger)).to.deep.equal([])
    expect(await waiting(await as(await build.caseworker()))).to.deep.equal([])
    await take(world.noor, id).expect(200)
    expect(await waiting(world.noor)).to.deep.equal([id])
    for (const browser of [world.dana, world.maria, world.director])
      expect(await waiting(browser)).to.deep.equal([])
  })

  it('is taken once: again by the same person it stays, by another it is refused without a name', async () => {
    const { id } = await world.raise()
    const second = await build.caseworker()
    await build.assignment({ caseId: await ownCase(), userId: second.id })
    await take(await as(second), id).expect(403)
    expect(await stateOf(id)).to.equal('open')
    const first = await take(world.dana, id).expect(200)
    expect((await take(world.dana, id).expect(200)).body).to.deep.equal(first.body)
    for (const browser of [world.noor, world.maria, world.director]) {
      const { text } = await take(browser, id).expect(409)
      expect(text).not.to.include(world.onDuty.displayName).and.not.include(world.onDuty.id)
    }
    expect((await auditVerbs()).filter(verb => verb === 'safety-alert.taken')).to.have.length(1)
  })

  it('is taken by one of two who reach for it at once', async () => {
    const { id } = await world.raise()
    const both = await Promise.all([take(world.dana, id), take(world.maria, id)])
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 409])
    const winner = both[0]?.status === 200 ? world.onDuty.id : world.lead.id
    const { takenBy, nextCallAt } = await SafetyAlert.findByPk(id, { rejectOnEmpty: true })
    expect([takenBy, nextCallAt]).to.deep.equal([winner, null])
  })

  it('is closed by whoever took it, or a director who took it over half an hour later, with what came of it, and once', async () => {
    const { id } = await world.raise()
    await close(world.director, id).expect(409)
    await take(world.dana, id).expect(200)
    await close(world.noor, id).expect(403)
    await close(world.maria, id).expect(403)
    await close(world.dana, id, 'went well').expect(422)
    expect(await stateOf(id)).to.equal('taken')
    const { body } = await close(world.dana, id, 'care-arranged').expect(200)
    expect(body).to.include({ state: 'closed', outcome: 'care-arranged' })
    expect(body.closedBy.id).to.equal(world.onDuty.id)
    await close(world.dana, id).expect(409)
    await take(world.dana, id).expect(403)
    await take(world.noor, id).expect(409)
    const other = await world.raise()
    await take(world.dana, other.id).expect(200)
    const over = (browser: Browser) => browser.post(`/alerts/${other.id}/take-over`)
    pass(29)
    await close(world.director, other.id, 'raised-in-error').expect(409)
    await over(world.director).expect(409)
    for (const browser of [world.dana, world.noor, world.maria]) await over(browser).expect(403)
    await over(world.stranger).expect(404)
    pass(1)
    await over(world.director).expect(200)
    await close(world.dana, other.id).expect(403)
    await close(world.director, other.id, 'raised-in-error').expect(200)
    expect(await auditVerbs()).to.include('safety-alert.taken-over')
  })

  it('of one flag on one referral calls once while it waits, and keeps the words of both', async () => {
    const first = await world.raise({ flag: 'detention', words: 'At the airport' })
    const mails = (await calls()).length
    const again = await world.raise({ flag: 'detention', words: 'In hall 2' })
    expect(again).to.include({ id: first.id, words: 'At the airport\n\nIn hall 2' })
    expect([await SafetyAlert.count(), (await calls()).length]).to.deep.equal([1, mails])
    expect(await auditVerbs()).to.include('safety-alert.seen-again')
    expect((await world.raise({ flag: 'violence-now' })).id).not.to.equal(first.id)
    await take(world.dana, first.id).expect(200)
    expect((await world.raise({ flag: 'detention' })).id).not.to.equal(first.id)
  })

  it('leaves whoever took it the outline when it is closed, and no words', async () => {
    const { id } = await world.raise({ flag: 'detention', words: 'Canary words' })
    await take(world.dana, id).expect(200)
    await close(world.dana, id).expect(200)
    const { body } = await world.dana.get(`/alerts/${id}`).expect(200)
    expect(body).to.include({ state: 'closed' }).and.not.have.any.keys('words', 'source')
  })
})
