import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Session } from '../../../models/Session.ts'
import { anyone } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
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
