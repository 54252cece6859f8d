import { expect } from 'chai'
import { z } from 'zod'
import { done, type Endpoint, endpoint } from '../../api/endpoint.ts'
import { refuseUnjudged } from '../../api/judgedAgain.ts'
import { Assignment } from '../../models/Assignment.ts'
import { Client } from '../../models/Client.ts'
import { IdempotencyKey } from '../../models/IdempotencyKey.ts'
import { ReferralWorker } from '../../models/ReferralWorker.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { breaks, glassWorld } from './break-glass/world.ts'
import { wallWorld } from './shares/world.ts'

const KEY = 'a-key-of-my-own'

describe('an idempotency key', () => {
  it('answers a repeated request as the first time, and does nothing more', async () => {
    const browser = await as(await build.caseworker())
    const register = () => browser.post('/clients').set('Idempotency-Key', KEY).send({ fullName: 'Amina' })

    const first = await register().expect(201)
    const again = await register().expect(201)

    expect(again.body).to.deep.equal(first.body)
    expect(again.headers['idempotency-replayed']).to.equal('true')
    expect(again.headers.location).to.equal(first.headers.location)
    expect(await Client.count()).to.equal(1)
  })

  it('is refused for another request, and belongs to one person only', async () => {
    const browser = await as(await build.caseworker())
    await browser.post('/clients').set('Idempotency-Key', KEY).send({ fullName: 'Amina' }).expect(201)

    const other = await browser
      .post('/clients')
      .set('Idempotency-Key', KEY)
      .send({ fullName: 'Samira' })
      .expect(422)
    expect(other.body.type).to.equal('/problems/key-reused')
    const colleague = await as(await build.caseworker())
    await colleague.post('/clients').set('Idempotency-Key', KEY).send({ fullName: 'Amina' }).expect(201)
    expect(await Client.count()).to.equal(2)
  })

  it('shows nothing of a record that a wall hides by now', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria })
    const browser = await as(maria)
    const write = () =>
      browser.post(`/cases/${legalCase.id}/notes`).set('Idempotency-Key', KEY).send({ body: 'Secret' })
    await write().expect(201)
    await build.wall({ caseId: legalCase.id, userId: maria.id })

    const { body } = await write().expect(404)
    expect(JSON.stringify(body)).to.not.contain('Secret')
  })

  it('shows nothing in full to somebody who by now sees the outline only', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria })
    const browser = await as(maria)
    const write = () =>
      browser.post(`/cases/${legalCase.id}/notes`).set('Idempotency-Key', KEY).send({ body: 'Secret' })
    const register = () =>
      browser.post('/clients').set('Idempotency-Key', `${KEY}-2`).send({ fullName: 'Amina' })
    await write().expect(201)
    const { body: client } = await register().expect(201)
    await Assignment.destroy({ where: { caseId: legalCase.id } })
    await Client.update({ leadId: (await build.caseworker()).id }, { where: { id: client.id } })

    expect(JSON.stringify((await write().expect(403)).body)).to.not.contain('Secret')
    expect(JSON.stringify((await register().expect(403)).body)).to.not.contain('Amina')
  })

  it('answers again whoever still may, whatever was made', async () => {
    const director = await as(await build.director())
    const administrator = await as(await build.administrator())
    const caseworker = await build.caseworker()
    const client = await build.client()
    const made: [typeof director, string, object][] = [
      [director, '/cases', { clientId: client.id, leadId: caseworker.id, narrative: 'x' }],
      [director, '/firms', { name: 'Firm', offices: [] }],
      [director, '/matters', { caseId: (await build.case()).id, kind: 'appeal', scope: 'x' }],
      [await as(caseworker), '/matters', { caseId: null, kind: 'centre-work', scope: 'x' }],
      [
        director,
        `/clients/${client.id}/consents`,
        {
          kind: 'given',
          purpose: 'casework',
          firmId: (await build.partnerFirm()).id,
          dataKinds: ['identity', 'claim'],
          occurredOn: '2026-03-01',
          noticeVersion: '1',
          language: 'ur',
          proof: 'spoken',
        },
      ],
      [
        administrator,
        '/accounts',
        { email: 'new@centre.example', displayName: 'New', roles: ['caseworker'] },
      ],
    ]
    for (const [browser, path, body] of made) {
      const send = () => browser.post(path).set('Idempotency-Key', `${KEY}-${path}`).send(body)
      const first = await send().expect(201)
      expect((await send().expect(201)).body, path).to.deep.equal(first.body)
    }
  })

  it('names nobody who was at a training to who runs the programme no more', async () => {
    const manager = await build.manager()
    const browser = await as(manager)
    const firm = await build.partnerFirm()
    const held = { kind: 'induction', title: 'First steps', heldOn: '2026-03-01', minutes: 60 }
    const { body: training } = await browser.post('/trainings').send(held).expect(201)
    const attend = () =>
      browser
        .post(`/trainings/${training.id}/attendances`)
        .set('Idempotency-Key', KEY)
        .send({ name: 'Hanako Sato', firmId: firm.id })
    await attend().expect(201)
    await RoleGrant.update({ role: 'caseworker' }, { where: { userId: manager.id } })
    const { body } = await attend().expect(404)
    expect(JSON.stringify(body)).to.not.contain('Hanako')
  })

  it('keeps nothing of a search, which is made again with the rights of that moment', async () => {
    const maria = await build.caseworker()
    const browser = await as(maria)
    await browser.post('/clients').send({ fullName: 'Amina Quillfeather' }).expect(201)
    const search = () =>
      browser.post('/clients/search').set('Idempotency-Key', KEY).send({ name: 'quillfeather' }).expect(200)
    expect((await search()).body.items).to.have.length(1)
    await Client.update({ leadId: (await build.caseworker()).id }, { where: {} })

    expect((await search()).body.items).to.deep.equal([])
    expect(await IdempotencyKey.count()).to.equal(0)
  })

  it('tells nobody of a glass that they broke before a wall was raised against them', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    const asked = () => breaks(stranger, w, 'Client').set('Idempotency-Key', KEY)
    const first = await asked().expect(201)
    expect((await asked().expect(201)).body).to.deep.equal(first.body)
    await build.wall({ caseId: w.legalCase.id, userId: w.stranger.id })

    expect(JSON.stringify((await asked().expect(404)).body)).to.not.match(/ends it|recordId/)
  })

  it('answers a counsellor again about a consent, as long as the client is theirs', async () => {
    const w = await wallWorld()
    const named = await as(w.named)
    const consent = {
      ...{ kind: 'given', purpose: 'referral', recipientKind: 'provider', providerId: w.clinic.id },
      ...{ dataKinds: ['identity'], occurredOn: '2026-03-18', noticeVersion: '1', language: 'ur' },
      proof: 'spoken',
    }
    const say = () => named.post(`/clients/${w.client.id}/consents`).set('Idempotency-Key', KEY).send(consent)
    const first = await say().expect(201)
    expect((await say().expect(201)).body).to.deep.equal(first.body)
    await ReferralWorker.destroy({ where: {} })
    await say().expect(404)
  })

  it('keeps the answer encrypted', async () => {
    const browser = await as(await build.caseworker())
    await browser.post('/clients').set('Idempotency-Key', KEY).send({ fullName: 'Quillfeather' }).expect(201)

    const row = await IdempotencyKey.findOne({ raw: true, rejectOnEmpty: true })
    const stored = JSON.stringify(row)
    expect(stored).to.not.contain('Quillfeather')
    expect(stored).to.contain('v1.')
  })

  it('is not kept when the request fails, so that it can be tried again', async () => {
    const browser = await as(await build.caseworker())
    await browser.post('/clients').set('Idempotency-Key', KEY).send({ fullName: '' }).expect(422)
    await browser.post('/clients').set('Idempotency-Key', KEY).send({ fullName: 'Amina' }).expect(201)
  })
})

describe('an answer that is kept', () => {
  const declared = {
    summary: '',
    answer: { status: 201, schema: z.strictObject({ items: z.array(z.string()) }) },
    transaction: true,
    handle: async () => done,
  }
  const start = (path: string, more: Partial<Endpoint> & Pick<Endpoint, 'policy'>) => () =>
    refuseUnjudged([['post', path, endpoint({ ...declared, ...more })]])

  it('holds up the start where nobody could judge it again', () => {
    const reads: Pick<Endpoint, 'policy'> = { policy: { may: ['read', 'Client'] } }
    const consents: Pick<Endpoint, 'policy'> = { policy: { may: ['create', 'Consent'] } }
    for (const unjudged of [
      start('/clients/list', reads),
      start('/somewhere', reads),
      start('/somewhere/:id', reads),
      start('/clients/:id/consents', consents),
    ]) {
      expect(unjudged).to.throw(/nobody judges again/)
    }
  })

  it('may be one that a record stands for, that is not kept, or that says why it may be told again', () => {
    const reads: Pick<Endpoint, 'policy'> = { policy: { may: ['read', 'Client'] } }
    start('/clients/:id/names', reads)()
    start('/clients/list', { ...reads, looks: true })()
    start('/somewhere', { ...reads, lasting: 'it names nobody' })()
    start('/clients', { ...reads, answer: { status: 201, schema: z.strictObject({ id: z.string() }) } })()
  })
})
