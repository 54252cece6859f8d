import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { database } from '../../../models/database.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { SingleUseLink } from '../../../models/SingleUseLink.ts'
import { User } from '../../../models/User.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { config, logged } from '../../support/house.ts'
import { tokenFromMail } from './people.ts'

const nowhere = '00000000-0000-4000-8000-000000000000'
const invitation = { email: 'maria@centre.example', displayName: 'Maria Chan', roles: ['caseworker'] }

describe('inviting', () => {
  it('makes an account that waits, and mails a link of which only the hash is kept', async () => {
    const ada = await build.administrator()
    const { body, headers } = await (await as(ada)).post('/accounts').send(invitation).expect(201)
    expect(headers.location).to.equal(`/api/v1/accounts/${body.id}`)
    expect(body).to.deep.equal({ id: body.id, ...invitation, status: 'invited', firmId: null })
    expect((await RoleGrant.findOne({ where: { userId: body.id } }))?.grantedBy).to.equal(ada.id)

    const mail = await OutboxMessage.findOne({ rejectOnEmpty: true })
    expect(mail.recipient).to.equal('maria@centre.example')
    expect(mail.body).to.match(new RegExp(`\\n${config.PUBLIC_URL}/invitation#[\\w-]{43}\\n`))
    const token = await tokenFromMail('invitation')
    const [rows] = await database().query('SELECT * FROM outbox_messages')
    expect(JSON.stringify(rows)).not.to.match(new RegExp(`${token}|maria|Maria|invitation#`))
    expect(await SingleUseLink.count({ where: { tokenHash: token } })).to.equal(0)
    expect(await auditVerbs()).to.deep.equal(['account.invited'])
    expect(logged.join('')).not.to.match(new RegExp(`${token}|maria@|Maria Chan`))
  })

  it('builds the link from the configuration, whatever Host the request names', async () => {
    const ada = await as(await build.administrator())
    await ada
      .post('/accounts')
      .set({ Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' })
      .send(invitation)
      .expect(201)
    expect((await OutboxMessage.findOne())?.body)
      .to.include(`${config.PUBLIC_URL}/`)
      .and.not.include('evil')
  })

  it('refuses what does not fit, and changes nothing', async () => {
    const firm = await build.firm()
    const ada = await as(await build.administrator())
    const bad = [
      { ...invitation, roles: [] },
      { ...invitation, roles: ['king'] },
      { ...invitation, roles: ['caseworker', 'caseworker'] },
      { ...invitation, roles: 'caseworker' },
      { ...invitation, roles: ['partner_lawyer'] },
      { ...invitation, roles: ['partner_lawyer', 'caseworker'], firmId: firm.id },
      { ...invitation, firmId: firm.id },
      { ...invitation, roles: ['partner_lawyer'], firmId: nowhere },
      { ...invitation, email: ['maria@centre.example', 'eve@evil.example'] },
      { ...invitation, email: 'mаria@centre.example' },
      { ...invitation, displayName: '' },
      { ...invitation, status: 'active' },
      { ...invitation, password: 'chosen by somebody else' },
    ]
    for (const body of bad) await ada.post('/accounts').send(body).expect(422)
    expect([await User.count(), await OutboxMessage.count()]).to.deep.equal([1, 0])
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('knows an address once, however it is written', async () => {
    const ada = await as(await build.administrator())
    await ada.post('/accounts').send(invitation).expect(201)
    await ada
      .post('/accounts')
      .send({ ...invitation, email: ' MARIA@centre.example' })
      .expect(409)
    expect(await OutboxMessage.count()).to.equal(1)
  })

  it('answers a repeated request once', async () => {
    const ada = await as(await build.administrator())
    const send = () => ada.post('/accounts').set('Idempotency-Key', 'invite-maria').send(invitation)
    const [first, second] = [await send().expect(201), await send().expect(201)]
    expect(second.body).to.deep.equal(first.body)
    expect(await OutboxMessage.count()).to.equal(1)
  })

  it('sends the link again until the account is taken up; the earlier link ends', async () => {
    const ada = await as(await build.administrator())
    const { body } = await ada.post('/accounts').send(invitation).expect(201)
    const early = await tokenFromMail('invitation')
    await ada.post(`/accounts/${body.id}/invitation`).expect(204)
    const late = await tokenFromMail('invitation')
    const password = 'a long walk along the harbour'
    await anyone().post('/invitations/acceptance').send({ token: early, password }).expect(404)
    await anyone().post('/invitations/acceptance').send({ token: late, password }).expect(204)
    await ada.post(`/accounts/${body.id}/invitation`).expect(409)
    await ada.post(`/accounts/${nowhere}/invitation`).expect(404)
  })
})

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

describe('changing an account', () => {
  const etagOf = async (browser: Awaited<ReturnType<typeof as>>, id: string) =>
    (await browser.get(`/accounts/${id}`).expect(200)).headers.etag ?? ''

  it('changes what is named, under the version that was read', async () => {
    const ada = await as(await build.administrator())
    const { id } = await build.caseworker()
    const etag = await etagOf(ada, id)
    const edit = (body: object) => ada.patch(`/accounts/${id}`).send(body)
    await edit({ displayName: 'Maria Chan' }).expect(428)
    await edit({ displayName: 'Maria Chan' }).set('If-Match', '"other"').expect(412)
    const { body, headers } = await edit({ displayName: 'Maria Chan' }).set('If-Match', etag).expect(200)
    expect(body.displayName).to.equal('Maria Chan')
    await edit({ displayName: 'Late' }).set('If-Match', etag).expect(412)
    for (const bad of [
      {},
      { status: 'invited' },
      { roles: [] },
      { displayName: null },
      { passwordHash: 'x' },
    ]) {
      await edit(bad)
        .set('If-Match', headers.etag ?? '')
        .expect(422)
    }
    await ada.patch(`/accounts/${nowhere}`).set('If-Match', etag).send({ displayName: 'x' }).expect(404)
    expect(await auditVerbs()).to.deep.equal(['account.changed'])
    expect((await AuditEntry.findOne())?.details)
      .to.include('displayName')
      .and.not.include('Maria')
  })

  it('takes one of two edits made at the same moment', async () => {
    const ada = await as(await build.administrator())
    const { id } = await build.caseworker()
    const etag = await etagOf(ada, id)
    const edits = [{ roles: ['director'] }, { roles: ['psychosocial'] }, { displayName: 'Other' }]
    const answers = await Promise.all(
      edits.map(body => ada.patch(`/accounts/${id}`).set('If-Match', etag).send(body)),
    )
    expect(answers.map(answer => answer.status).sort()).to.deep.equal([200, 412, 412])
    expect(await RoleGrant.count({ where: { userId: id } })).to.equal(1)
  })

  for (const change of [
    { roles: ['psychosocial'] },
    { status: 'suspended' },
    { roles: ['partner_lawyer'] },
  ]) {
    it(`ends sessions and tokens at once when it is ${JSON.stringify(change)}`, async () => {
      const firm = await build.firm()
      const ada = await as(await build.administrator())
      const maria = await build.caseworker()
      const home = await as(maria)
      const { body } = await home
        .post('/tokens')
        .send({ name: 'report', scopes: ['read'], expiresOn: '2026-06-30' })
        .expect(201)
      const program = () => anyone().get('/session').set('Authorization', `Bearer ${body.token}`)
      await program().expect(200)
      const firmId = change.roles?.[0] === 'partner_lawyer' ? { firmId: firm.id } : {}
      await maria.update({ passwordHash: 'kept' })
      await ada
        .patch(`/accounts/${maria.id}`)
        .set('If-Match', await etagOf(ada, maria.id))
        .send({ ...change, ...firmId })
        .expect(200)
      await home.get('/session').expect(401)
      await program().expect(401)
    })
  }

  it('leaves the session alone when only the name changes', async () => {
    const ada = await as(await build.administrator())
    const maria = await build.user(['caseworker'], { passwordHash: 'kept' })
    const home = await as(maria)
    const etag = await etagOf(ada, maria.id)
    await ada
      .patch(`/accounts/${maria.id}`)
      .set('If-Match', etag)
      .send({ displayName: 'M. Chan' })
      .expect(200)
    await home.get('/session').expect(200)
  })

  it('suspends, ends the links that wait, and lets in again', async () => {
    const ada = await as(await build.administrator())
    const maria = await build.user(['caseworker'], { passwordHash: 'kept' })
    await ada.post(`/accounts/${maria.id}/password-reset`).expect(204)
    const patch = async (status: string) =>
      ada
        .patch(`/accounts/${maria.id}`)
        .set('If-Match', await etagOf(ada, maria.id))
        .send({ status })
    expect((await patch('suspended')).status).to.equal(200)
    const token = await tokenFromMail('password-reset')
    await anyone()
      .post('/passwords/reset')
      .send({ token, password: 'a long walk along the harbour' })
      .expect(404)
    await ada.post(`/accounts/${maria.id}/password-reset`).expect(409)
    expect((await patch('active')).status).to.equal(200)
    await (await as(maria)).get('/session').expect(200)
  })

  it('lets nobody activate an account whose owner never chose a password', async () => {
    const ada = await as(await build.administrator())
    const { body } = await ada.post('/accounts').send(invitation).expect(201)
    const etag = await etagOf(ada, body.id)
    await ada.patch(`/accounts/${body.id}`).set('If-Match', etag).send({ status: 'active' }).expect(409)
    expect((await User.findByPk(body.id))?.status).to.equal('invited')
  })

  it('lets nobody change their own roles, firm or status', async () => {
    const ada = await build.administrator()
    await build.administrator()
    const browser = await as(ada)
    const etag = await etagOf(browser, ada.id)
    for (const body of [
      { roles: ['administrator', 'director'] },
      { status: 'suspended' },
      { firmId: null },
    ]) {
      await browser.patch(`/accounts/${ada.id}`).set('If-Match', etag).send(body).expect(403)
    }
    await ada.update({ passwordHash: 'kept' })
    await browser.patch(`/accounts/${ada.id}`).set('If-Match', etag).send({ displayName: 'Ada' }).expect(200)
  })

  it('keeps one administrator, also when two suspend each other at the same moment', async () => {
    const pair = [await build.administrator(), await build.administrator()]
    for (const user of pair) await user.update({ passwordHash: 'kept' })
    const browsers = [await as(pair[0] as User), await as(pair[1] as User)]
    const tags = [
      await etagOf(browsers[0] as never, pair[1]?.id ?? ''),
      await etagOf(browsers[1] as never, pair[0]?.id ?? ''),
    ]
    const answers = await Promise.all(
      browsers.map((browser, at) =>
        browser
          .patch(`/accounts/${pair[1 - at]?.id}`)
          .set('If-Match', tags[at] ?? '')
          .send({ status: 'suspended' }),
      ),
    )
    const statuses = answers.map(answer => answer.status).sort()
    expect(statuses[0]).to.equal(200)
    expect(statuses[1]).to.be.oneOf([401, 409])
    expect(await User.count({ where: { status: 'active' } })).to.equal(1)
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
