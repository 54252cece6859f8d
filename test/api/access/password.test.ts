import { expect } from 'chai'
import { anyone } from '../../support/as.ts'
import { auditVerbs } from '../../support/build.ts'
import { browser, OTHER, PASSWORD, personWithPassword } from './people.ts'

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
