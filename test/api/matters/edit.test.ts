import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { refused, type World, world } from './world.ts'

async function etagFor(w: World): Promise<string> {
  const { headers } = await (await as(w.lead)).get(`/matters/${w.matter.id}`).expect(200)
  return headers.etag ?? ''
}

describe('a new matter', () => {
  it('hides an id in a body as it does in a path', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const stranger = await as(w.stranger)
    const body = { caseId: w.legalCase.id, kind: 'interview' }
    await refused(403, () => stranger.post('/matters').send(body))
    await refused(404, () => lead.post('/matters').send({ ...body, caseId: randomUUID() }))
    await build.wall({ caseId: w.legalCase.id, userId: w.director.id })
    const director = await as(w.director)
    await refused(404, () => director.post('/matters').send(body))
    for (const person of ['manager', 'coordinator', 'lawyer', 'officer'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.post('/matters').send(body))
    }
  })

  it('is not opened on a closed case', async () => {
    const w = await world()
    await w.legalCase.update({ status: 'closed', closedOn: '2026-03-01' })
    const lead = await as(w.lead)
    await refused(409, () => lead.post('/matters').send({ caseId: w.legalCase.id, kind: 'interview' }))
  })

  it('may be for the centre itself', async () => {
    const director = await as(await build.director())
    const { body } = await director.post('/matters').send({ caseId: null, kind: 'centre-work' }).expect(201)
    expect(body).to.include({ caseId: null, status: 'draft', openedOn: '2026-03-18', scope: null })
  })
})

describe('an edit of a matter', () => {
  it('needs the version that was read', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const at = `/matters/${w.matter.id}`
    await refused(428, () => lead.patch(at).send({ scope: 'More' }))
    await refused(412, () => lead.patch(at).set('If-Match', '"old"').send({ scope: 'More' }))
    const read = await etagFor(w)
    const { body, headers: after } = await lead
      .patch(at)
      .set('If-Match', read)
      .send({ scope: 'More', instructions: 'Ask us first' })
      .expect(200)
    expect(body).to.include({ scope: 'More', instructions: 'Ask us first' })
    expect(after.etag).to.not.equal(read)
    await refused(412, () => lead.patch(at).set('If-Match', read).send({ scope: 'Less' }))
    await lead
      .patch(at)
      .set('If-Match', after.etag ?? '')
      .send({ scope: null })
      .expect(200)
    expect(await auditVerbs()).to.deep.equal(['matter.opened', 'matter.updated', 'matter.updated'])
  })

  it('is not possible once the matter is closed', async () => {
    const w = await world()
    await w.matter.update({ status: 'closed', closedOn: '2026-03-01' })
    const lead = await as(w.lead)
    const read = await etagFor(w)
    await refused(409, () =>
      lead.patch(`/matters/${w.matter.id}`).set('If-Match', read).send({ scope: 'More' }),
    )
  })

  it('succeeds once when two come at the same time', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const read = await etagFor(w)
    const edit = (scope: string) =>
      lead.patch(`/matters/${w.matter.id}`).set('If-Match', read).send({ scope })
    const answers = await Promise.all([edit('One'), edit('Two')])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412])
  })
})
