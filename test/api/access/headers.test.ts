import { PassThrough } from 'node:stream'
import { expect } from 'chai'
import request from 'supertest'
import winston from 'winston'
import { createApp } from '../../../api/app.ts'
import { houseOf } from '../../../api/house.ts'
import { createLogger } from '../../../runtime/logger.ts'
import { anyone } from '../../support/as.ts'
import { clock, config } from '../../support/house.ts'
import { PASSWORD, personWithPassword } from './people.ts'

describe('behind https', () => {
  it('cookies are bound to the host, secure, unreadable for scripts and sent on no foreign form', async () => {
    const { signInName: email } = await personWithPassword()
    const logger = createLogger('error', new winston.transports.Stream({ stream: new PassThrough() }))
    const secure = { ...config, PUBLIC_URL: 'https://causeway.centre.example' }
    const app = createApp(houseOf(secure, clock, logger, 'Asia/Hong_Kong'))
    const { headers, body } = await request(app).post('/api/v1/session').send({ email, password: PASSWORD })
    const [session = '', device = ''] = headers['set-cookie'] as unknown as string[]
    expect(session).to.match(/^__Host-causeway=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect(device).to.match(/^__Host-causeway-device=[\w-]{43}; .*HttpOnly; SameSite=Lax; .*Secure$/)
    expect(headers['cache-control']).to.equal('no-store')

    const cookie = session.split(';')[0] ?? ''
    await request(app).get('/api/v1/session').set('Cookie', cookie).expect(200)
    await request(app).get('/api/v1/session').set('Cookie', cookie.replace('__Host-', '')).expect(401)
    const left = await request(app)
      .delete('/api/v1/session')
      .set({ Cookie: cookie, 'X-CSRF-Token': body.csrfToken })
    expect(left.headers['set-cookie']?.[0]).to.match(/^__Host-causeway=; .*Max-Age=0; Secure$/)
  })
})

describe('a page of another origin', () => {
  it('is told nothing that would let it in', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const answers = [
        await anyone().get('/session').set('Origin', origin),
        await anyone().post('/session').set('Origin', origin).send({}),
      ]
      for (const { headers } of answers) expect(Object.keys(headers).join()).not.to.include('access-control')
    }
  })

  it('cannot sign in with a form', async () => {
    const { signInName: email } = await personWithPassword()
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']
    for (const type of forms) {
      const text = JSON.stringify({ email, password: PASSWORD })
      const { status, headers } = await anyone().post('/session').set('Content-Type', type).send(text)
      expect(status).to.equal(415)
      expect(headers['set-cookie']).to.equal(undefined)
    }
  })
})
