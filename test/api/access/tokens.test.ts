import { expect } from 'chai'
import { ApiToken } from '../../../models/ApiToken.ts'
import { IdempotencyKey } from '../../../models/IdempotencyKey.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged, pass } from '../../support/house.ts'

const wanted = { name: 'yearly report', scopes: ['read:accounts'], expiresOn: '2026-06-30' }

async function issue(browser: Browser, given: object = {}) {
  const { body } = await browser
    .post('/tokens')
    .send({ ...wanted, ...given })
    .expect(201)
  return body as { id: string; token: string }
}

const program = (token: string) => ({
  get: (path: string) => anyone().get(path).set('Authorization', `Bearer ${token}`),
  post: (path: string) => anyone().post(path).set('Authorization', `Bearer ${token}`),
  delete: (path: string) => anyone().delete(path).set('Authorization', `Bearer ${token}`),
  put: (path: string) => anyone().put(path).set('Authorization', `Bearer ${token}`),
})

describe('API tokens', () => {
  it('are shown once, and only their hash is kept', async () => {
    const ada = await as(await build.administrator())
    const { id, token } = await issue(ada)
    expect(token).to.match(/^cw_[\w-]{43}$/)
    const { body } = await ada.get('/tokens').expect(200)
    expect(body.items).to.have.length(1)
    expect(body.items[0]).to.deep.include({ id, name: 'yearly report', scopes: ['read:accounts'] })
    expect(body.items[0].expiresAt).to.equal('2026-06-30T23:59:59.999Z')
    expect(JSON.stringify(body)).not.to.include(token)
    expect(await ApiToken.count({ where: { tokenHash: token } })).to.equal(0)
    expect(logged.join('')).not.to.match(new RegExp(`${token}|yearly report`))
    expect(await auditVerbs()).to.deep.equal(['token.issued'])
  })

  it('are not among the answers kept for repeated requests', async () => {
    const ada = await as(await build.administrator())
    await ada.post('/tokens').set('Idempotency-Key', 'twice-the-same').send(wanted).expect(201)
    expect(await IdempotencyKey.count()).to.equal(0)
  })

  it('do what their scopes name and no more', async () => {
    const ada = await as(await build.administrator())
    const narrow = program((await issue(ada)).token)
    await narrow.get('/accounts').expect(200)
    await narrow.get('/tokens').expect(403)
    await narrow.post('/accounts').send({}).expect(403)
    const reader = program((await issue(ada, { scopes: ['read'] })).token)
    await reader.get('/tokens').expect(200)
    await reader.post('/accounts').send({}).expect(403)
    const writer = program((await issue(ada, { scopes: ['write:accounts'] })).token)
    await writer.get('/accounts').expect(403)
    await writer
      .post('/accounts')
      .send({ email: 'm@centre.example', displayName: 'M', roles: ['caseworker'] })
      .expect(201)
  })

  it('make no tokens, change no password and end no session', async () => {
    const ada = await as(await build.administrator())
    const { id, token } = await issue(ada, { scopes: ['read', 'write'] })
    const strong = program(token)
    await strong.post('/tokens').send(wanted).expect(403)
    await strong.delete(`/tokens/${id}`).expect(403)
    await strong.put('/session/password').send({ currentPassword: 'x', newPassword: 'y' }).expect(403)
    await strong.delete('/session').expect(403)
    const { body } = await strong.get('/session').expect(200)
    expect(body.csrfToken).to.equal(null)
  })

  it('have no power that their owner has lost', async () => {
    const owner = await build.administrator()
    const reader = program((await issue(await as(owner))).token)
    await reader.get('/accounts').expect(200)
    await RoleGrant.update({ role: 'caseworker' }, { where: { userId: owner.id } })
    await reader.get('/accounts').expect(403)
    await owner.update({ status: 'suspended' })
    await reader.get('/accounts').expect(401)
  })

  it('end on their day, at the latest after a year', async () => {
    const ada = await as(await build.administrator())
    for (const expiresOn of [
      '2026-03-17',
      '2027-03-20',
      '9999-12-31',
      'soon',
      '2026-02-31',
      null,
      ['2026-06-30'],
    ]) {
      await ada
        .post('/tokens')
        .send({ ...wanted, expiresOn })
        .expect(422)
    }
    const { token } = await issue(ada, { expiresOn: '2026-03-18' })
    await program(token).get('/accounts').expect(200)
    pass(18 * 60)
    await program(token).get('/accounts').expect(401)
  })

  it('take only known forms', async () => {
    const ada = await as(await build.administrator())
    const bad = [
      { scopes: [] },
      { scopes: ['admin'] },
      { scopes: ['read', 'read'] },
      { scopes: 'read' },
      { scopes: ['read:*'] },
      { name: '' },
      { name: null },
      { userId: 'x' },
    ]
    for (const body of bad)
      await ada
        .post('/tokens')
        .send({ ...wanted, ...body })
        .expect(422)
    expect(await ApiToken.count()).to.equal(0)
    await anyone().post('/tokens').send(wanted).expect(401)
    await anyone().get('/tokens').expect(401)
  })

  it('are ended by their owner, and by nobody else', async () => {
    const owner = await as(await build.administrator())
    const other = await as(await build.administrator())
    const { id, token } = await issue(owner)
    await other.delete(`/tokens/${id}`).expect(404)
    await anyone().delete(`/tokens/${id}`).expect(401)
    await owner.delete('/tokens/none').expect(404)
    expect((await other.get('/tokens').expect(200)).body.items).to.deep.equal([])
    await owner.delete(`/tokens/${id}`).expect(204)
    await owner.delete(`/tokens/${id}`).expect(404)
    await program(token).get('/accounts').expect(401)
    expect(await auditVerbs()).to.deep.equal(['token.issued', 'token.revoked'])
  })

  it('are at most twenty', async () => {
    const ada = await as(await build.administrator())
    for (let number = 0; number < 20; number++) await issue(ada)
    await ada.post('/tokens').send(wanted).expect(409)
  })

  it('are at most twenty, though many are asked for at once', async () => {
    const ada = await as(await build.administrator())
    for (let number = 0; number < 18; number++) await issue(ada)
    const answers = await Promise.all(Array.from({ length: 6 }, () => ada.post('/tokens').send(wanted)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 201, 409, 409, 409, 409])
  })
})
