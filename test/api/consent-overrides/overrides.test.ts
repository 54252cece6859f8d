import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { ConsentOverride } from '../../../models/ConsentOverride.ts'
import { Task } from '../../../models/Task.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { override } from '../consents/events.ts'
import { mails } from '../matters/ladders.ts'
import { refused, refusesBodies, type World, world } from '../matters/world.ts'

const make = (browser: Browser, { client }: World, body: object = override()) =>
  browser.post(`/clients/${client.id}/consent-overrides`).send(body)
const review = (browser: Browser, id: string, body: object = { verdict: 'justified' }) =>
  browser.put(`/consent-overrides/${id}/review`).send(body)

async function overridden() {
  const w = await world()
  const { body } = await make(await as(w.director), w).expect(201)
  return { ...w, id: String(body.id), second: await build.director() }
}

describe('POST /clients/:id/consent-overrides', () => {
  it('lasts some hours, opens no lease, and is told to the data protection officer at once', async () => {
    const w = await world()
    await w.client.update({ fullName: 'Canary Quillfeather' })
    await build.consentEnd(w.consent)
    const forFirm = override({
      recipientKind: 'firm',
      firmId: w.firm.id,
      recipientName: undefined,
      hours: 72,
    })
    const { body } = await make(await as(w.director), w, forFirm).expect(201)
    expect(body).to.deep.include({ endsAt: '2026-03-21T06:00:00.000Z', verdict: null, reviewedBy: null })
    expect(body).to.deep.include({ reason: override().reason, dataKinds: ['identity', 'contact'] })
    const lawyer = await as(w.lawyer)
    await refused(404, () => lawyer.get(`/matters/${w.matter.id}`))
    const [mail, ...others] = await mails()
    expect(others).to.deep.equal([])
    expect(mail).to.include({ kind: 'consent-override', to: w.officer.signInName })
    expect(mail?.text)
      .to.contain(w.client.reference)
      .and.not.match(/Canary|danger/)
    const task = await Task.findOne({ where: { kind: 'override-review' } })
    expect(task).to.include({ owedBy: 'director', dueOn: '2026-03-21', state: 'open' })
    const [stored] = await ConsentOverride.findAll({ raw: true })
    expect(stored?.reason).to.match(/^v1\./)
    expect(await auditVerbs()).to.deep.equal(['task.opened', 'consent.overridden'])
  })

  it('is no mail to an officer whom a wall keeps from the client, and nothing to a walled director', async () => {
    const w = await world()
    await build.wall({ caseId: w.legalCase.id, userId: w.officer.id })
    await make(await as(w.director), w).expect(201)
    expect(await mails()).to.deep.equal([])
    const walled = await build.director()
    await build.wall({ caseId: w.legalCase.id, userId: walled.id })
    const browser = await as(walled)
    await refused(404, () => make(browser, w))
    expect((await browser.get('/consent-overrides').expect(200)).body.items).to.deep.equal([])
  })

  it('names the provider to whom something is disclosed', async () => {
    const w = await world()
    const { id: providerId } = await build.provider({ kind: 'hospital' })
    const forProvider = override({ recipientKind: 'provider', providerId, recipientName: undefined })
    const director = await as(w.director)
    const { body } = await make(director, w, forProvider).expect(201)
    expect(body).to.include({ recipientKind: 'provider', providerId, firmId: null })
    await refused(404, () => make(director, w, { ...forProvider, providerId: randomUUID() }))
    await refused(422, () => make(director, w, { ...forProvider, providerId: undefined }))
  })

  refusesBodies(
    'an override',
    'director',
    (browser, w) => make(browser, w, {}),
    [
      {},
      ...[
        { hours: 0 },
        { hours: 73 },
        { hours: 1.5 },
        { hours: undefined },
        { reason: '' },
        { reason: undefined },
      ],
      ...[{ dataKinds: [] }, { dataKinds: ['soul'] }, { purpose: 'fun' }, { recipientName: undefined }],
      { endsAt: '2027-01-01' },
    ].map(body => (Object.keys(body).length === 0 ? body : override(body))),
  )
})

describe('PUT /consent-overrides/:id/review', () => {
  for (const person of ['second', 'officer'] as const) {
    it(`is done by another person, once: ${person}`, async () => {
      const w = await overridden()
      const browser = await as(w[person])
      const judged = { verdict: 'not-justified', words: 'She could have been asked' }
      const { body } = await review(browser, w.id, judged).expect(200)
      expect(body).to.deep.include({ verdict: 'not-justified', reviewWords: 'She could have been asked' })
      expect(body.reviewedBy.id).to.equal(w[person].id)
      expect(await Task.count({ where: { kind: 'override-review', state: 'open' } })).to.equal(0)
      await refused(409, () => review(browser, w.id))
    })
  }

  it('is not done by whoever made it, and stays open', async () => {
    const w = await overridden()
    const director = await as(w.director)
    await refused(409, () => review(director, w.id))
    const { body } = await director.get('/consent-overrides?reviewed=false').expect(200)
    expect(body.items).to.have.length(1)
  })

  it('is refused to the lead, and does not exist for others', async () => {
    const w = await overridden()
    const expected = {
      ...{ lead: 403, stranger: 404, manager: 404, administrator: 404, counsellor: 404 },
      ...{ lawyer: 404, coordinator: 404, otherCoordinator: 404 },
    } as const
    for (const [person, status] of Object.entries(expected)) {
      const browser = await as(w[person as keyof typeof expected])
      await refused(status, () => review(browser, w.id))
    }
    const officer = await as(w.officer)
    await refused(404, () => review(officer, randomUUID()))
    await build.wall({ caseId: w.legalCase.id, userId: w.officer.id })
    await refused(404, () => review(officer, w.id))
  })

  it('says why, where it was not justified, and nothing that it does not know', async () => {
    const w = await overridden()
    const officer = await as(w.officer)
    const wrong = [{}, { verdict: 'fine' }, { verdict: 'not-justified' }, { verdict: 'justified', at: 'x' }]
    for (const body of wrong) await refused(422, () => review(officer, w.id, body))
  })

  it('is one of two that come at the same time', async () => {
    const w = await overridden()
    const [one, other] = [await as(w.second), await as(w.officer)]
    const answers = await Promise.all([review(one, w.id), review(other, w.id)])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409])
  })
})

describe('GET /consent-overrides', () => {
  it('shows the lead theirs, directors and the officer all, and nobody else any', async () => {
    const w = await overridden()
    await overridden()
    for (const [person, count] of Object.entries({ lead: 1, director: 2, officer: 2, stranger: 0 })) {
      const browser = await as(w[person as 'lead' | 'director' | 'officer' | 'stranger'])
      const { body } = await browser.get('/consent-overrides').expect(200)
      expect(body.items, person).to.have.length(count)
    }
    for (const person of ['manager', 'coordinator', 'lawyer', 'administrator', 'counsellor'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.get('/consent-overrides'))
    }
    const director = await as(w.director)
    const ofClient = await director.get(`/consent-overrides?clientId=${w.client.id}`).expect(200)
    expect(ofClient.body.items).to.have.length(1)
    await refused(422, () => director.get('/consent-overrides?verdict=justified'))
  })
})
