import { expect } from 'chai'
import { createApp } from '../../api/app.ts'
import type { Route } from '../../api/endpoint.ts'
import { houseOf } from '../../api/house.ts'
import { routes } from '../../api/routes.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { createLogger } from '../../runtime/logger.ts'
import { anyone, as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { clock, config, logged } from '../support/house.ts'

const ID = '01999999-9999-7999-8999-999999999999'
const concrete = (path: string) => path.replace(/:year/g, '2026').replace(/:\w+/g, ID)
const closed = routes.filter(([, , declared]) => !('everybody' in declared.policy))

describe('every route', () => {
  for (const [method, path] of closed) {
    it(`${method.toUpperCase()} ${path} asks for a sign-in first`, async () => {
      const { body } = await anyone()[method](concrete(path)).expect(401)
      expect(body).to.include({ type: '/problems/unauthenticated', status: 401 })
    })
  }

  it('refuses a cookie and a token that nobody was given', async () => {
    await anyone().get('/cases').set('Cookie', 'causeway=forged').expect(401)
    await anyone()
      .get('/cases')
      .set('Authorization', `Bearer cw_${'x'.repeat(40)}`)
      .expect(401)
  })

  for (const [method, path] of closed.filter(([verb]) => verb !== 'get')) {
    it(`${method.toUpperCase()} ${path} refuses a change without the forgery token`, async () => {
      const browser = await as(await build.director())
      const { Cookie } = browser.headers
      await anyone()
        [method](concrete(path))
        .set('Cookie', Cookie ?? '')
        .send({})
        .expect(403)
      await browser[method](concrete(path)).set('Sec-Fetch-Site', 'cross-site').send({}).expect(403)
      expect(await AuditEntry.count()).to.equal(0)
    })
  }

  it('has a policy, or the house does not open', () => {
    const [, , declared] = routes[0] as Route
    const { policy: _, ...unguarded } = declared
    routes.push(['get', '/forgotten', unguarded as Route[2]])
    try {
      const house = houseOf(config, clock, createLogger('error'), 'Asia/Hong_Kong')
      expect(() => createApp(house)).to.throw('Routes without a policy: get /forgotten')
    } finally {
      routes.pop()
    }
  })

  it('stands in the API document, and the document names no other', async () => {
    const { body } = await anyone().get('/openapi.json').expect(200)
    const described = Object.entries<object>(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method} ${path}`),
    )
    const served = routes.map(([method, path]) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(described.sort()).to.deep.equal(served.sort())
    expect(body.openapi).to.equal('3.1.0')
  })

  it('answers other methods with those it knows', async () => {
    const { headers } = await anyone().put('/health/live').expect(405)
    expect(headers.allow).to.equal('GET')
  })
})

describe('the frame', () => {
  it('keeps every answer out of caches and tells nothing of what it is made of', async () => {
    const { headers } = await anyone().get('/cases').expect(401)
    expect(headers['cache-control']).to.equal('no-store')
    expect(headers['x-content-type-options']).to.equal('nosniff')
    expect(headers['content-security-policy']).to.contain("default-src 'none'")
    expect(headers).to.not.have.property('x-powered-by')
  })

  it('answers broken JSON, a wrong type, an oversized body and an unknown address as problems', async () => {
    const browser = await as(await build.caseworker())
    const send = (body: string, type: string) => browser.post('/clients').set('Content-Type', type).send(body)
    expect((await send('{"fullName": ', 'application/json').expect(400)).body.type).to.equal(
      '/problems/bad-request',
    )
    expect((await send('fullName=x', 'text/plain').expect(415)).body.type).to.equal(
      '/problems/unsupported-media-type',
    )
    expect(
      (await send(JSON.stringify({ fullName: 'x'.repeat(300_000) }), 'application/json').expect(413)).body
        .status,
    ).to.equal(413)
    expect((await browser.get('/nowhere').expect(404)).body.type).to.equal('/problems/not-found')
    await browser.get('/Cases').expect(404)
    await browser.get('/cases/').expect(404)
  })

  it('refuses __proto__ and constructor as the unknown fields they are', async () => {
    const browser = await as(await build.caseworker())
    const body = '{"fullName":"A","__proto__":{"status":"x"},"constructor":1}'
    const answer = await browser
      .post('/clients')
      .set('Content-Type', 'application/json')
      .send(body)
      .expect(422)
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).to.include.members([
      '/__proto__',
      '/constructor',
    ])
  })

  it('refuses a parameter given twice, and one that it does not know', async () => {
    const browser = await as(await build.caseworker())
    await browser.get('/cases?status=open&status=closed').expect(422)
    await browser.get('/cases?colour=red').expect(422)
    await browser.get('/my/week?limit=2').expect(422)
  })

  it('links to the next page of a list, until there is none', async () => {
    const director = await build.director()
    for (let n = 0; n < 3; n++) await build.case()
    const browser = await as(director)
    const first = await browser.get('/cases?limit=2&sort=openedOn').expect(200)

    const link = /^<\/api\/v1(\/cases\?[^>]+)>; rel="next"$/.exec(first.headers.link ?? '')?.[1] ?? ''
    const second = await browser.get(link).expect(200)

    const ids = [...first.body.items, ...second.body.items].map((one: { id: string }) => one.id)
    expect(new Set(ids).size).to.equal(3)
    expect(second.headers).to.not.have.property('link')
  })

  it('logs ids and routes, and nothing that a person wrote', async () => {
    const browser = await as(await build.caseworker())
    await browser
      .post('/clients')
      .send({ fullName: 'Canary Quillfeather', address: 'Canary Lane 7' })
      .expect(201)
    await browser.post('/clients/search').send({ name: 'Quillfeather' }).expect(200)
    await browser.get('/cases?colour=Quillfeather').expect(422)
    expect(logged.join(''))
      .to.contain('/clients/search')
      .and.not.match(/Quillfeather|Canary/)
  })
})
