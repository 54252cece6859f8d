import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { Matter } from '../../../models/Matter.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { deadlineOf } from './rows.ts'
import { refused, type World, world } from './world.ts'

const asked = {
  languages: ['so', 'zh-Hant'],
  sectors: ['aviation'],
  opposingBodies: ['The Airline Limited'],
  neededUntil: '2026-05-01',
  track: 'claim',
}

describe('what a firm is asked', () => {
  it('stands with the matter for those who work on it, and only its last day for the others', async () => {
    const w = await world()
    const { id: deadlineId } = await deadlineOf(w.legalCase.id)
    const { body } = await (await as(w.lead))
      .post('/matters')
      .send({
        ...{ caseId: w.legalCase.id, kind: 'appeal', ...asked },
        ...{ deadlineId, supervisorId: w.director.id },
      })
      .expect(201)
    const supervisor = { id: w.director.id, name: w.director.displayName }
    expect(body).to.deep.include({ ...asked, deadlineId, supervisor })
    for (const person of ['manager', 'stranger'] as const) {
      const { body: seen } = await (await as(w[person])).get(`/matters/${body.id}`).expect(200)
      expect(seen.neededUntil).to.equal('2026-05-01')
      expect(seen).to.not.have.any.keys('languages', 'sectors', 'opposingBodies', 'track', 'supervisor')
    }
    const { body: list } = await (await as(w.manager)).get('/matters').expect(200)
    expect(list.items.find((one: Matter) => one.id === body.id).neededUntil).to.equal('2026-05-01')
  })

  it('is changed under its version, and each change makes a new one', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const at = `/matters/${w.matter.id}`
    let { headers } = await lead.get(at).expect(200)
    for (const change of [
      { languages: ['ur'] },
      { sectors: ['shipping'] },
      { opposingBodies: ['A Body'] },
      { neededUntil: '2026-06-01' },
      { track: 'claim' },
      { supervisorId: w.stranger.id },
      { languages: null },
    ]) {
      const before = headers.etag ?? ''
      const answer = await lead.patch(at).set('If-Match', before).send(change).expect(200)
      await refused(412, () => lead.patch(at).set('If-Match', before).send(change))
      headers = answer.headers
    }
    const { body } = await lead.get(at).expect(200)
    expect(body).to.deep.include({ languages: [], sectors: ['shipping'], opposingBodies: ['A Body'] })
    expect((await Matter.findByPk(w.matter.id))?.getDataValue('opposingBodies')).to.not.contain('Body')
  })

  it('leaves alone what is as it was, also a day that has passed meanwhile', async () => {
    const w = await world()
    await w.matter.update({ neededUntil: '2026-03-01' })
    const lead = await as(w.lead)
    const { headers } = await lead.get(`/matters/${w.matter.id}`).expect(200)
    await lead
      .patch(`/matters/${w.matter.id}`)
      .set('If-Match', headers.etag ?? '')
      .send({ neededUntil: '2026-03-01', scope: 'More' })
      .expect(200)
  })

  const misfits: Record<string, (w: World) => Promise<[field: string, value: unknown]>> = {
    'a day that has passed': async () => ['neededUntil', '2026-03-17'],
    'a track of another case': async () => ['track', 'custody'],
    'a deadline of another case': async () => {
      const other = await build.case()
      return ['deadlineId', (await deadlineOf(other.id)).id]
    },
    'a deadline that was met': async w => [
      'deadlineId',
      (await deadlineOf(w.legalCase.id, { state: 'met' })).id,
    ],
    'a supervisor who is nobody': async () => ['supervisorId', randomUUID()],
    'a supervisor who runs the programme': async w => ['supervisorId', w.manager.id],
    'a supervisor of the firm': async w => ['supervisorId', w.lawyer.id],
    'a supervisor who was suspended': async w => {
      await w.stranger.update({ status: 'suspended' })
      return ['supervisorId', w.stranger.id]
    },
    'a supervisor whom a wall keeps out': async w => {
      await build.wall({ caseId: w.legalCase.id, userId: w.stranger.id })
      return ['supervisorId', w.stranger.id]
    },
  }
  for (const [what, misfit] of Object.entries(misfits)) {
    it(`is refused with ${what}`, async () => {
      const w = await world()
      const [field, value] = await misfit(w)
      const lead = await as(w.lead)
      const { headers } = await lead.get(`/matters/${w.matter.id}`).expect(200)
      const etag = headers.etag ?? ''
      const made = { caseId: w.legalCase.id, kind: 'appeal', [field]: value }
      const { body } = await refused(422, () => lead.post('/matters').send(made))
      expect(body.errors[0].pointer).to.equal(`/${field}`)
      const change = { [field]: value }
      await refused(422, () => lead.patch(`/matters/${w.matter.id}`).set('If-Match', etag).send(change))
    })
  }

  it('is refused in words that no language, list or day can have', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const made = { caseId: w.legalCase.id, kind: 'appeal' }
    for (const bad of [
      { languages: ['Somali'] },
      { languages: ['so', 'so'] },
      { languages: 'so' },
      { sectors: [''] },
      { opposingBodies: ['A\nB'] },
      { neededUntil: '2026-02-31' },
      { deadlineId: 'x' },
      { supervisor: w.director.id },
    ]) {
      await refused(422, () => lead.post('/matters').send({ ...made, ...bad }))
    }
  })

  it('names no track and no deadline where there is no case', async () => {
    const director = await as(await build.director())
    const made = { caseId: null, kind: 'centre-work' }
    await refused(422, () => director.post('/matters').send({ ...made, track: 'claim' }))
    await refused(422, () => director.post('/matters').send({ ...made, deadlineId: randomUUID() }))
  })
})
