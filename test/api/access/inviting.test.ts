import { expect } from 'chai'
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
      { ...invitation, displayName: 'Maria\r\n\r\nSign in at http://evil.example' },
      { ...invitation, displayName: 'Maria\u2028Chan' },
      { ...invitation, status: 'active' },
      { ...invitation, password: 'chosen by somebody else' },
    ]
    for (const body of bad) await ada.post('/accounts').send(body).expect(422)
    expect([await User.count(), await OutboxMessage.count()]).to.deep.equal([1, 0])
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('names each field that is missing', async () => {
    const ada = await as(await build.administrator())
    const { body } = await ada.post('/accounts').send({ displayName: 'Maria' }).expect(422)
    expect(body.errors).to.deep.equal([
      { pointer: '/email', detail: 'is missing' },
      { pointer: '/roles', detail: 'is missing' },
    ])
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
