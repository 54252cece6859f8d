import { expect } from 'chai'
import { ConsentRecall } from '../../../models/ConsentRecall.ts'
import { Task } from '../../../models/Task.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { guards, refused, refusesBodies, world } from '../matters/world.ts'

/** The consent of the world is withdrawn, and its firm asked for its copies. */
async function recalled() {
  const w = await world()
  await (await as(w.lead)).put(`/consents/${w.consent.id}/withdrawal`).expect(200)
  const recall = await ConsentRecall.findOne({ rejectOnEmpty: true })
  return { ...w, recall }
}

type Recalled = Awaited<ReturnType<typeof recalled>>

const answer = (browser: Browser, id: string, body: object = { answer: 'destroyed' }) =>
  browser.put(`/consent-recalls/${id}/answer`).send(body)

describe('PUT /consent-recalls/:id/answer', () => {
  it('writes down, once, what became of the copies', async () => {
    const w = await recalled()
    const coordinator = await as(w.coordinator)
    const { body } = await answer(coordinator, w.recall.id, {
      answer: 'kept-because',
      words: 'The court has them',
    }).expect(200)
    expect(body).to.include({ answer: 'kept-because', words: 'The court has them' })
    expect(body.matters).to.have.members([w.matter.reference, w.offered.reference])
    expect(body).to.not.have.any.keys('clientId', 'consentId')
    const [stored] = await ConsentRecall.findAll({ raw: true })
    expect(stored?.words).to.match(/^v1\./)
    expect(await Task.count({ where: { kind: 'consent-recall', state: 'done' } })).to.equal(1)
    expect((await auditVerbs()).at(-1)).to.equal('consent-recall.answered')
    await refused(409, () => answer(coordinator, w.recall.id))
  })

  it('is for the coordinator of that firm: others are refused or find nothing', async () => {
    const w = await recalled()
    const expected = {
      ...{ lead: 403, director: 403, officer: 403, stranger: 404, manager: 404, administrator: 404 },
      ...{ counsellor: 404, lawyer: 404, otherCoordinator: 404, otherLawyer: 404 },
    } as const
    for (const [person, status] of Object.entries(expected)) {
      const browser = await as(w[person as keyof typeof expected])
      await refused(status, () => answer(browser, w.recall.id))
    }
  })

  guards({
    what: 'PUT /consent-recalls/:id/answer',
    ask: (browser, w, id = w.consent.id) => answer(browser, id),
    forbidden: [],
    blind: ['coordinator', 'stranger'],
    allowed: 'coordinator',
  })

  it('does not exist for a coordinator, or a firm, whom a wall keeps from the client', async () => {
    for (const named of ['userId', 'firmId'] as const) {
      const w = await recalled()
      const wall = named === 'userId' ? { userId: w.coordinator.id } : { firmId: w.firm.id }
      await build.wall({ caseId: w.legalCase.id, ...wall })
      const coordinator = await as(w.coordinator)
      await refused(404, () => answer(coordinator, w.recall.id))
      expect((await coordinator.get('/consent-recalls').expect(200)).body.items).to.deep.equal([])
    }
  })

  refusesBodies(
    'an answer',
    'coordinator',
    (browser, w) => browser.put(`/consent-recalls/${w.consent.id}/answer`),
    [{}, { answer: 'lost' }, { answer: 'destroyed', words: '' }, { answer: 'destroyed', by: 'me' }],
  )

  it('must say why copies are kept', async () => {
    const w = await recalled()
    const coordinator = await as(w.coordinator)
    await refused(422, () => answer(coordinator, w.recall.id, { answer: 'kept-because' }))
  })
})

describe('GET /consent-recalls', () => {
  const keys = ['id', 'firm', 'matters', 'askedAt', 'answeredAt', 'answer']
  const seen: [keyof Recalled & ('lead' | 'director' | 'officer' | 'coordinator'), string[]][] = [
    ['lead', [...keys, 'consentId', 'clientId', 'words']],
    ['director', [...keys, 'consentId', 'clientId', 'words']],
    ['officer', [...keys, 'consentId', 'clientId']],
    ['coordinator', [...keys, 'words']],
  ]
  for (const [person, fields] of seen) {
    it(`shows ${fields.length} fields: ${person}`, async () => {
      const w = await recalled()
      await recalled()
      const browser = await as(w[person])
      const { body } = await browser.get('/consent-recalls').expect(200)
      expect(body.items).to.have.length(person === 'director' || person === 'officer' ? 2 : 1)
      for (const item of body.items) expect(item).to.have.all.keys(...fields)
    })
  }

  it('is filtered by what is open, firm and client, and by nothing that the reader may not read', async () => {
    const w = await recalled()
    const director = await as(w.director)
    const count = async (query: string) =>
      (await director.get(`/consent-recalls?${query}`).expect(200)).body.items.length
    expect(await count('answered=false')).to.equal(1)
    expect(await count('answered=true')).to.equal(0)
    expect(await count(`firmId=${w.otherFirm.id}`)).to.equal(0)
    expect(await count(`clientId=${w.client.id}`)).to.equal(1)
    const coordinator = await as(w.coordinator)
    await refused(422, () => coordinator.get(`/consent-recalls?clientId=${w.client.id}`))
    await refused(422, () => director.get('/consent-recalls?answer=destroyed'))
  })

  it('is closed to whoever has no part in it', async () => {
    const w = await recalled()
    for (const person of ['manager', 'administrator', 'counsellor', 'lawyer'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.get('/consent-recalls'))
    }
  })
})
