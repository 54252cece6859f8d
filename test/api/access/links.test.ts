import { expect } from 'chai'
import { openSetUp } from '../../../commands/access/setUp.ts'
import { nobody } from '../../../commands/context.ts'
import { inTransaction } from '../../../models/database.ts'
import { User } from '../../../models/User.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { clock, logged, pass } from '../../support/house.ts'
import { browser, OTHER, PASSWORD, personWithPassword, tokenFromMail } from './people.ts'

const DAY = 24 * 60

async function invited() {
  const ada = await as(await build.administrator())
  const person = { email: 'maria@centre.example', displayName: 'Maria Chan', roles: ['caseworker'] }
  const { body } = await ada.post('/accounts').send(person).expect(201)
  return { id: body.id as string, token: await tokenFromMail('invitation') }
}

const accept = (token: unknown, password: unknown = PASSWORD) =>
  anyone().post('/invitations/acceptance').send({ token, password })

describe('an invitation', () => {
  it('opens the account with the password that its owner chose', async () => {
    const { token } = await invited()
    await accept(token).expect(204)
    expect((await browser().signIn('maria@centre.example')).status).to.equal(200)
    expect(await auditVerbs()).to.deep.equal(['account.invited', 'invitation.accepted', 'session.opened'])
    expect(logged.join('')).not.to.match(new RegExp(`${token}|${PASSWORD}`))
  })

  it('works once, also for two at the same moment', async () => {
    const { token } = await invited()
    const answers = await Promise.all([
      accept(token),
      accept(token, OTHER),
      accept(token),
      accept(token, OTHER),
    ])
    expect(answers.map(answer => answer.status).sort()).to.deep.equal([204, 404, 404, 404])
    await accept(token).expect(404)
    expect((await auditVerbs()).filter(verb => verb === 'invitation.accepted')).to.have.length(1)
  })

  it('works for seven days', async () => {
    const { id, token } = await invited()
    pass(7 * DAY)
    await accept(token).expect(404)
    expect((await User.findByPk(id))?.status).to.equal('invited')
  })

  it('stays good when the password was refused', async () => {
    const { token } = await invited()
    const bad = ['short', 'maria@centre.example', 'maria chan', null, [PASSWORD], 'x'.repeat(500)]
    for (const password of bad) await accept(token, password).expect(422)
    for (const strange of [[token], null, { token }, '', 'short']) await accept(strange).expect(422)
    await accept('x'.repeat(43)).expect(404)
    await accept(token).expect(204)
  })

  it('serves for nothing else', async () => {
    const { token } = await invited()
    await anyone().post('/passwords/reset').send({ token, password: PASSWORD }).expect(404)
    const person = { email: 'eve@evil.example', displayName: 'Eve', password: PASSWORD }
    await anyone()
      .post('/set-up')
      .send({ token, ...person })
      .expect(404)
    await accept(token).expect(204)
  })
})

describe('a link for a new password', () => {
  async function forgetful() {
    const ada = await as(await build.administrator())
    const maria = await personWithPassword()
    await ada.post(`/accounts/${maria.id}/password-reset`).expect(204)
    return { maria, ada, token: await tokenFromMail('password-reset') }
  }
  const reset = (token: string, password = OTHER) =>
    anyone().post('/passwords/reset').send({ token, password })

  it('sets it, signs the person out everywhere, and works once', async () => {
    const { maria, token } = await forgetful()
    const home = browser()
    await home.signIn(maria.signInName)
    const answers = await Promise.all([reset(token), reset(token)])
    expect(answers.map(answer => answer.status).sort()).to.deep.equal([204, 404])
    await home.get('/session').expect(401)
    expect((await home.signIn(maria.signInName, PASSWORD)).status).to.equal(401)
    expect((await home.signIn(maria.signInName, OTHER)).status).to.equal(200)
    expect(await auditVerbs()).to.include('password.reset')
  })

  it('works for thirty minutes, and only the newest', async () => {
    const { maria, ada, token } = await forgetful()
    await ada.post(`/accounts/${maria.id}/password-reset`).expect(204)
    await reset(token).expect(404)
    const newer = await tokenFromMail('password-reset')
    pass(30)
    await reset(newer).expect(404)
    expect((await browser().signIn(maria.signInName)).status).to.equal(200)
  })

  it('does not outlive a change of password', async () => {
    const { maria, token } = await forgetful()
    const home = browser()
    await home.signIn(maria.signInName)
    await home.put('/session/password').send({ currentPassword: PASSWORD, newPassword: OTHER }).expect(204)
    await reset(token).expect(404)
  })
})

describe('setting up', () => {
  const first = { email: 'ada@centre.example', displayName: 'Ada', password: PASSWORD }
  const context = () => ({
    actor: nobody,
    requestId: crypto.randomUUID(),
    network: '',
    now: clock.now(),
    today: '2026-03-18',
  })
  const link = () => inTransaction(() => openSetUp(context()))
  const setUp = (token: string) =>
    anyone()
      .post('/set-up')
      .send({ token, ...first })

  it('makes the first administrator, once', async () => {
    const token = await link()
    const answers = await Promise.all([setUp(token), setUp(token)])
    expect(answers.map(answer => answer.status).sort()).to.deep.equal([201, 404])
    const { body } = await browser().signIn('ada@centre.example')
    expect(body.actor.roles).to.deep.equal(['administrator'])
    expect(await auditVerbs()).to.deep.equal(['set-up.opened', 'set-up.done', 'session.opened'])
  })

  it('works for thirty minutes, and only by the newest link', async () => {
    const early = await link()
    const token = await link()
    await setUp(early).expect(404)
    pass(30)
    await setUp(token).expect(404)
    expect(await User.count()).to.equal(0)
  })

  it('does nothing when there is an account', async () => {
    const token = await link()
    await build.caseworker()
    await setUp(token).expect(409)
    expect(await User.count()).to.equal(1)
  })

  it('takes no weak password and no strange field', async () => {
    const token = await link()
    const bodies = [
      { ...first, password: 'short' },
      { ...first, roles: ['administrator'] },
      { ...first, email: 'x' },
    ]
    for (const body of bodies)
      await anyone()
        .post('/set-up')
        .send({ token, ...body })
        .expect(422)
    await setUp(token).expect(201)
  })
})
