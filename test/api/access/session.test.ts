import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { inTransaction } from '../../../models/database.ts'
import { Session } from '../../../models/Session.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged, pass } from '../../support/house.ts'
import { browser, OTHER, PASSWORD, personWithPassword } from './people.ts'

describe('signing in', () => {
  it('opens a session, shows who it is, and ends it at the server', async () => {
    const maria = await personWithPassword(['caseworker'], { email: 'maria@centre.example' })
    const home = browser()
    const { status, body, headers } = await home.signIn('Maria@Centre.example ')
    expect(status).to.equal(200)
    expect(body.actor).to.deep.equal({
      id: maria.id,
      displayName: maria.displayName,
      roles: ['caseworker'],
      firmId: null,
    })
    const [session, device] = headers['set-cookie'] as unknown as string[]
    expect(session).to.match(/^causeway=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(device).to.match(/^causeway-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)

    const shown = await home.get('/session').expect(200)
    expect(shown.body).to.deep.equal(body)
    await home.delete('/session').expect(204)
    await home.get('/session').expect(401)
    expect(await auditVerbs()).to.deep.equal(['session.opened', 'session.ended'])
    expect((await AuditEntry.findOne())?.actorId).to.equal(maria.id)
  })

  it('keeps no token, and writes no name, address or password to the log', async () => {
    const maria = await personWithPassword(['caseworker'], { email: 'maria@centre.example' })
    const home = browser()
    const { body } = await home.signIn('maria@centre.example')
    await home.signIn('maria@centre.example', 'a wrong one altogether')
    const token = home.cookies.get('causeway') ?? ''
    expect(await Session.count({ where: { tokenHash: token } })).to.equal(0)
    const text = logged.join('')
    for (const secret of [token, body.csrfToken, PASSWORD, 'maria@', maria.displayName, 'a wrong one']) {
      expect(text).not.to.include(secret)
    }
  })

  it('answers an unknown name and a wrong password alike, and records both', async () => {
    const maria = await personWithPassword()
    const unknown = await browser().signIn('nobody@centre.example')
    const wrong = await browser().signIn(maria.signInName, OTHER)
    expect([unknown.status, wrong.status]).to.deep.equal([401, 401])
    const words = ({ body }: { body: Record<string, unknown> }) => ({ ...body, requestId: '' })
    expect(words(unknown)).to.deep.equal(words(wrong))
    expect(unknown.headers['set-cookie']).to.equal(undefined)
    const entries = await AuditEntry.findAll({ order: ['seq'] })
    expect(entries.map(entry => [entry.action, entry.subjectId])).to.deep.equal([
      ['session.refused', null],
      ['session.refused', maria.id],
    ])
  })

  it('refuses an invited, a suspended and a broken account with the same words', async () => {
    const refused = [
      await personWithPassword(['caseworker'], { status: 'invited' }),
      await personWithPassword(['caseworker'], { status: 'suspended' }),
      await personWithPassword(['partner_lawyer']),
      await personWithPassword(['partner_lawyer', 'director'], { firmId: (await build.firm()).id }),
      await build.user(['caseworker']),
    ]
    for (const user of refused) expect((await browser().signIn(user.signInName)).status).to.equal(401)
    expect(await Session.count()).to.equal(0)
  })

  it('takes nothing but two texts', async () => {
    const { signInName: email } = await personWithPassword()
    const bodies = [
      {},
      { email },
      { email: [email], password: PASSWORD },
      { email: { like: '%' }, password: PASSWORD },
      { email, password: null },
      { email, password: [PASSWORD] },
      { email, password: 'x'.repeat(401) },
      { email: 'pаvel@centre.example', password: PASSWORD },
      { email, password: PASSWORD, remember: true },
    ]
    for (const body of bodies) await anyone().post('/session').send(body).expect(422)
    await anyone().post('/session').type('text/plain').send('{}').expect(415)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('takes the same password from another keyboard (NFKC)', async () => {
    const maria = await personWithPassword()
    const composed = 'crème brûlée à Kowloon'
    const home = browser()
    await home.signIn(maria.signInName)
    await home
      .put('/session/password')
      .send({ currentPassword: PASSWORD, newPassword: composed.normalize('NFD') })
      .expect(204)
    expect((await browser().signIn(maria.signInName, composed)).status).to.equal(200)
  })

  it('makes a new session each time and ends the one that the browser had', async () => {
    const maria = await personWithPassword()
    const home = browser()
    await home.signIn(maria.signInName)
    const first = home.cookies.get('causeway') ?? ''
    await home.signIn(maria.signInName)
    expect(home.cookies.get('causeway')).not.to.equal(first)
    await anyone().get('/session').set('Cookie', `causeway=${first}`).expect(401)
    await home.get('/session').expect(200)
  })

  it('does not adopt a session or device that somebody planted', async () => {
    const maria = await personWithPassword()
    const home = browser()
    home.cookies.set('causeway', 'p'.repeat(43)).set('causeway-device', 'q'.repeat(43))
    await home.signIn(maria.signInName)
    expect(home.cookies.get('causeway')).not.to.equal('p'.repeat(43))
    expect(home.cookies.get('causeway-device')).not.to.equal('q'.repeat(43))
  })
})

describe('a session', () => {
  it('ends after half an hour without a request, a quarter for people of firms', async () => {
    const firm = await build.firm()
    const staff = await as(await build.caseworker())
    const partner = await as(await build.coordinator(firm))
    pass(14)
    await partner.get('/session').expect(200)
    pass(16)
    await staff.get('/session').expect(200)
    await partner.get('/session').expect(401)
    pass(31)
    await staff.get('/session').expect(401)
  })

  it('ends after twelve hours, however busy', async () => {
    const staff = await as(await build.caseworker())
    for (let minutes = 0; minutes < 700; minutes += 25) {
      pass(25)
      await staff.get('/session').expect(200)
    }
    pass(25)
    await staff.get('/session').expect(401)
  })

  it('is kept awake while somebody else writes', async () => {
    const staff = await as(await build.caseworker())
    pass(2)
    const writing = inTransaction(async () => {
      await Session.update({ endedBecause: 'x' }, { where: { tokenHash: 'none' } })
      await new Promise(resolve => setTimeout(resolve, 1500))
    })
    await staff.get('/session').expect(200)
    await writing
  })

  it('needs proof with every change that the page is ours', async () => {
    const staff = await as(await build.administrator())
    const other = await as(await build.administrator())
    const calls = [
      () => staff.delete('/session'),
      () => staff.put('/session/password').send({}),
      () => staff.post('/tokens').send({}),
      () => staff.patch(`/accounts/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`).send({}),
      () => staff.post('/accounts').send({}),
    ]
    for (const call of calls) {
      await call().unset('X-CSRF-Token').expect(403)
      await call()
        .set('X-CSRF-Token', other.headers['X-CSRF-Token'] ?? '')
        .expect(403)
      await call().set('Sec-Fetch-Site', 'cross-site').expect(403)
      await call().set('Sec-Fetch-Site', 'same-site').expect(403)
    }
    await anyone()
      .post('/session')
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ email: 'a@b.example', password: 'x' })
      .expect(403)
    await staff.get('/session').expect(200)
  })

  it('is asked for: without one there is nothing to see or end', async () => {
    for (const call of [anyone().get('/session'), anyone().delete('/session')]) await call.expect(401)
    await anyone().put('/session/password').send({ currentPassword: 'a', newPassword: 'b' }).expect(401)
    await anyone().get('/session').set('Cookie', 'causeway=invented').expect(401)
  })
})

describe('changing one’s password', () => {
  it('needs the present one, and ends every session and token', async () => {
    const maria = await personWithPassword()
    const home = browser()
    const office = browser()
    await home.signIn(maria.signInName)
    await office.signIn(maria.signInName)
    const made = await home
      .post('/tokens')
      .send({ name: 'report', scopes: ['read'], expiresOn: '2026-06-30' })
      .expect(201)
    const wrong = { currentPassword: OTHER, newPassword: OTHER }
    await home.put('/session/password').send(wrong).expect(422)
    await home.put('/session/password').send({ currentPassword: PASSWORD, newPassword: OTHER }).expect(204)

    await home.get('/session').expect(401)
    await office.get('/session').expect(401)
    await anyone().get('/session').set('Authorization', `Bearer ${made.body.token}`).expect(401)
    expect((await home.signIn(maria.signInName, PASSWORD)).status).to.equal(401)
    expect((await home.signIn(maria.signInName, OTHER)).status).to.equal(200)
    expect(await auditVerbs()).to.include.members(['password.refused', 'password.changed'])
  })

  it('refuses short, long, obvious and own-name passwords, and changes nothing', async () => {
    const maria = await personWithPassword(['caseworker'], { email: 'maria.of.the.harbour@centre.example' })
    const home = browser()
    await home.signIn(maria.signInName)
    const weak = [
      'fourteen chars',
      'x'.repeat(201),
      'aaaaaaaaaaaaaaaaaaaa',
      'password1234567',
      'qwertyuiopasdfgh',
      '1234567890123456',
      'passwordpassword',
      'maria.of.the.harbour@centre.example',
      'Maria of the Harbour',
      null,
      ['a long enough password here'],
    ]
    for (const newPassword of weak) {
      await home.put('/session/password').send({ currentPassword: PASSWORD, newPassword }).expect(422)
    }
    await home.get('/session').expect(200)
    expect(await auditVerbs()).to.deep.equal(['session.opened'])
  })
})
