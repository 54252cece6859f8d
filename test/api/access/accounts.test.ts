import { expect } from 'chai'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const nowhere = '00000000-0000-4000-8000-000000000000'
const invitation = { email: 'maria@centre.example', displayName: 'Maria Chan', roles: ['caseworker'] }

describe('reading accounts', () => {
  it('shows an administrator all, page by page', async () => {
    const ada = await as(await build.user(['administrator'], { displayName: 'Ada' }))
    for (const displayName of ['Ben', 'Cho', 'Dee']) await build.user(['caseworker'], { displayName })
    const first = await ada.get('/accounts?limit=3').expect(200)
    expect(first.body.items.map((one: { displayName: string }) => one.displayName)).to.deep.equal([
      'Ada',
      'Ben',
      'Cho',
    ])
    const rest = await ada.get(`/accounts?limit=3&cursor=${first.body.next}`).expect(200)
    expect(rest.body.items).to.have.length(1)
    expect(rest.body.next).to.equal(null)
    const administrators = await ada.get('/accounts?role=administrator&status=active').expect(200)
    expect(administrators.body.items).to.have.length(1)
    expect(administrators.body.items[0].email).to.match(/^person\d+@example.org$/)
  })

  it('turns the page after the longest of names', async () => {
    const ada = await as(await build.user(['administrator'], { displayName: 'Ada' }))
    for (const [email, end] of [
      ['one@centre.example', '甲'],
      ['two@centre.example', '乙'],
    ]) {
      const named = { ...invitation, email, displayName: '漢'.repeat(199) + end }
      await ada.post('/accounts').send(named).expect(201)
    }
    const first = await ada.get('/accounts?sort=-displayName&limit=1').expect(200)
    const rest = await ada.get(`/accounts?sort=-displayName&cursor=${first.body.next}`).expect(200)
    const seen = [...first.body.items, ...rest.body.items].map((one: { id: string }) => one.id)
    expect(new Set(seen).size).to.equal(3)
  })

  it('shows a coordinator their own firm and nobody else', async () => {
    const firm = await build.firm()
    const lawyer = await build.partnerLawyer(firm)
    const stranger = await build.partnerLawyer(await build.firm())
    const coordinator = await as(await build.coordinator(firm))
    const { body } = await coordinator.get('/accounts').expect(200)
    expect(body.items).to.have.length(2)
    await coordinator.get(`/accounts/${lawyer.id}`).expect(200)
    await coordinator.get(`/accounts/${stranger.id}`).expect(404)
    await coordinator.get(`/accounts?firmId=${stranger.firmId}`).expect(200, { items: [], next: null })
  })

  it('is refused to other roles and to nobody', async () => {
    const { id } = await build.caseworker()
    for (const person of [build.caseworker, build.manager, build.officer, build.counsellor]) {
      const browser = await as(await person())
      await browser.get('/accounts').expect(403)
      await browser.get(`/accounts/${id}`).expect(404)
      await browser.post('/accounts').send(invitation).expect(403)
      await browser.patch(`/accounts/${id}`).set('If-Match', '"x"').send({ status: 'suspended' }).expect(404)
      await browser.post(`/accounts/${id}/password-reset`).expect(404)
    }
    await anyone().get('/accounts').expect(401)
    await anyone().get(`/accounts/${id}`).expect(401)
    await anyone().post('/accounts').send(invitation).expect(401)
    await anyone().patch(`/accounts/${id}`).send({}).expect(401)
    await anyone().post(`/accounts/${id}/password-reset`).expect(401)
    await anyone().post(`/accounts/${id}/invitation`).expect(401)
    expect(await OutboxMessage.count()).to.equal(0)
  })

  it('takes only the filters it knows', async () => {
    const ada = await as(await build.administrator())
    for (const query of [
      'role=king',
      'status=1',
      'email=a@b.example',
      'role=director&role=caseworker',
      'limit=201',
    ]) {
      await ada.get(`/accounts?${query}`).expect(422)
    }
  })
})

describe('starting a new password for somebody', () => {
  it('mails a link to the owner, and to nobody else', async () => {
    const ada = await as(await build.administrator())
    const maria = await build.user(['caseworker'], { signInName: 'maria@centre.example' })
    await ada.post(`/accounts/${maria.id}/password-reset`).expect(204)
    await ada.post(`/accounts/${maria.id}/password-reset`).send({ email: 'eve@evil.example' }).expect(422)
    const mails = await OutboxMessage.findAll()
    expect(mails.map(mail => mail.recipient)).to.deep.equal(['maria@centre.example'])
    expect(await auditVerbs()).to.deep.equal(['password.reset-started'])
    await ada.post(`/accounts/${nowhere}/password-reset`).expect(404)
  })
})
