import { expect } from 'chai'
import { CalendarFeed } from '../../../models/CalendarFeed.ts'
import { IdempotencyKey } from '../../../models/IdempotencyKey.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { pathOf } from '../calendar/world.ts'
import { changesNothing, refused } from '../cases/world.ts'

describe('/my/calendar-feed', () => {
  it('tells the address once, and keeps only its hash', async () => {
    const maria = await as(await build.caseworker())
    expect((await maria.get('/my/calendar-feed').expect(200)).body).to.deep.equal({ feed: null })

    const { body, headers } = await maria.post('/my/calendar-feed').expect(201)

    expect(headers.location).to.equal('/api/v1/my/calendar-feed')
    expect(body.address).to.match(/^http:\/\/\S+\/api\/v1\/calendar\/cwf_[\w-]{43}\.ics$/)
    const token = /cwf_[\w-]{43}/.exec(body.address)?.[0] ?? ''
    const seen = (await maria.get('/my/calendar-feed').expect(200)).body
    expect(seen).to.deep.equal({ feed: { id: body.id, createdAt: body.createdAt, lastUsedAt: null } })
    expect(JSON.stringify(await CalendarFeed.findAll({ raw: true }))).not.to.include(token)
    expect(logged.join('')).not.to.include('cwf_')
  })

  it('is one a person: a new address ends the earlier one', async () => {
    const maria = await as(await build.caseworker())
    const first = (await maria.post('/my/calendar-feed').expect(201)).body.address
    const second = (await maria.post('/my/calendar-feed').expect(201)).body.address
    await anyone().get(pathOf(first)).expect(404)
    await anyone().get(pathOf(second)).expect(200)
  })

  it('leaves one, though several are made at once', async () => {
    const maria = await as(await build.caseworker())
    const made = await Promise.all(Array.from({ length: 5 }, () => maria.post('/my/calendar-feed')))
    expect(made.map(({ status }) => status)).to.deep.equal([201, 201, 201, 201, 201])
    expect(await CalendarFeed.count({ where: { revokedAt: null } })).to.equal(1)
  })

  it('ends when its owner says so, and once', async () => {
    const owner = await as(await build.caseworker())
    const { address } = (await owner.post('/my/calendar-feed').expect(201)).body
    const stranger = await build.caseworker()
    await refused(stranger, 404, ['delete', '/my/calendar-feed'])
    await anyone().get(pathOf(address)).expect(200)
    await owner.delete('/my/calendar-feed').expect(204)
    await anyone().get(pathOf(address)).expect(404)
    await owner.delete('/my/calendar-feed').expect(404)
    expect((await owner.get('/my/calendar-feed').expect(200)).body).to.deep.equal({ feed: null })
  })

  it('leaves a line in the audit log when it is made and when it is revoked', async () => {
    const maria = await as(await build.caseworker())
    await maria.post('/my/calendar-feed').expect(201)
    await changesNothing(() => maria.get('/my/calendar-feed').expect(200))
    await maria.delete('/my/calendar-feed').expect(204)
    expect(await auditVerbs()).to.deep.equal(['calendar-feed.made', 'calendar-feed.revoked'])
  })

  it('is not among the answers kept for repeated requests', async () => {
    const maria = await as(await build.caseworker())
    await maria.post('/my/calendar-feed').set('Idempotency-Key', 'twice-the-same').expect(201)
    expect(await IdempotencyKey.count()).to.equal(0)
  })

  it('is made and ended by a person at a browser, by no API token', async () => {
    const maria = await as(await build.caseworker())
    const wanted = { name: 'all', scopes: ['read', 'write'], expiresOn: '2026-06-30' }
    const { token } = (await maria.post('/tokens').send(wanted).expect(201)).body
    const program = { Authorization: `Bearer ${token}` }
    await anyone().post('/my/calendar-feed').set(program).expect(403)
    await maria.post('/my/calendar-feed').expect(201)
    await anyone().delete('/my/calendar-feed').set(program).expect(403)
    expect(await CalendarFeed.count({ where: { revokedAt: null } })).to.equal(1)
  })

  it('takes neither a body nor a query (422)', async () => {
    const maria = await build.caseworker()
    await refused(maria, 422, ['post', '/my/calendar-feed', { userId: maria.id }])
    await refused(maria, 422, ['get', '/my/calendar-feed?userId=x'])
  })
})
