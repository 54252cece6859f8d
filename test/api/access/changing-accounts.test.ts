import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { User } from '../../../models/User.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { tokenFromMail } from './people.ts'

const nowhere = '00000000-0000-4000-8000-000000000000'
const invitation = { email: 'maria@centre.example', displayName: 'Maria Chan', roles: ['caseworker'] }

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
