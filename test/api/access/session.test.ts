import { inTransaction } from '../../../models/database.ts'
import { Session } from '../../../models/Session.ts'
import { anyone, as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { pass } from '../../support/house.ts'

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
