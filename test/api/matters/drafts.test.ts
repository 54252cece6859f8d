import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { Deadline } from '../../../models/Deadline.ts'
import { Draft } from '../../../models/Draft.ts'
import { Task } from '../../../models/Task.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { draftOf, handIn, paper, refused, type World, world } from './world.ts'

const at = (w: World, id: string, rest: string) => `/matters/${w.matter.id}/drafts/${id}/${rest}`

async function review(w: World, id: string, by: User = w.lead, body: object = { outcome: 'approved' }) {
  const browser = await as(by)
  return () => browser.put(at(w, id, 'review')).send(body)
}

async function file(w: World, id: string, filedOn = '2026-03-18') {
  const browser = await as(w.lead)
  return () => browser.put(at(w, id, 'filing')).send({ filedOn })
}

const onlyTask = () => Task.findOne({ where: { kind: 'review-draft' }, rejectOnEmpty: true })

describe('a draft', () => {
  it('is handed in, reviewed and filed, and every version stays', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const first = await lawyer
      .post(`/matters/${w.matter.id}/drafts?name=grounds.pdf&title=Grounds%20of%20appeal`)
      .set('Content-Type', 'application/pdf')
      .send(paper())
      .expect(201)
    expect(first.body).to.deep.include({
      number: 1,
      title: 'Grounds of appeal',
      file: { name: 'grounds.pdf', mediaType: 'application/pdf', bytes: paper().length },
      state: 'submitted',
      submittedBy: { id: w.lawyer.id, name: w.lawyer.displayName },
      reviewedBy: null,
    })
    await (await review(w, first.body.id, w.lead, { outcome: 'returned', words: 'Say where' }))().expect(200)
    const second = await draftOf(w)
    await (await review(w, second))().expect(200)
    await (await file(w, second))().expect(200)

    const { body } = await lawyer.get(`/matters/${w.matter.id}/drafts`).expect(200)
    expect(body.items.map((one: { number: number; state: string }) => [one.number, one.state])).to.deep.equal(
      [
        [1, 'returned'],
        [2, 'filed'],
      ],
    )
    expect(body.items[0]).to.include({ review: 'Say where', reviewedAt: '2026-03-18T06:00:00.000Z' })
    expect(body.items[1]).to.include({ title: 'grounds.pdf', filedOn: '2026-03-18' })
    expect((await auditVerbs()).filter(verb => !verb.startsWith('task'))).to.deep.equal([
      ...['draft.submitted', 'draft.reviewed', 'draft.submitted', 'draft.reviewed', 'draft.filed'],
      'matter.opened',
    ])
  })

  it('is opened by those who work on the matter, and the log says so', async () => {
    const w = await world()
    const id = await draftOf(w)
    const answer = await (await as(w.lead)).get(at(w, id, 'file')).expect(200)
    expect((answer.body as Buffer).equals(paper())).to.equal(true)
    expect(answer.headers['content-disposition']).to.contain('attachment; filename="grounds.pdf"')
    expect((await auditVerbs()).at(-1)).to.equal('draft.opened')
    const lead = await as(w.lead)
    await refused(404, () => lead.get(at(w, randomUUID(), 'file')))
  })

  it('is never reviewed by who handed it in', async () => {
    const w = await world()
    const { body } = await handIn(await as(w.lead), w).expect(201)
    await refused(403, await review(w, body.id))
    await (await review(w, body.id, w.director))().expect(200)
  })

  it('is reviewed once', async () => {
    const w = await world()
    for (const outcome of ['approved', 'returned']) {
      const id = await draftOf(w)
      await (await review(w, id, w.lead, { outcome }))().expect(200)
      await refused(409, await review(w, id, w.director, { outcome: 'returned' }))
    }
  })

  it('is filed only when it was approved, once, and not tomorrow', async () => {
    const w = await world()
    const id = await draftOf(w)
    await refused(409, await file(w, id))
    await (await review(w, id))().expect(200)
    await refused(422, await file(w, id, '2026-03-19'))
    await refused(422, await file(w, id, '2026-01-31'))
    await (await file(w, id))().expect(200)
    await refused(409, await file(w, id))
    await refused(409, await review(w, id, w.director))
    const returned = await draftOf(w)
    await (await review(w, returned, w.lead, { outcome: 'returned' }))().expect(200)
    await refused(409, await file(w, returned))
  })

  it('is found through its own matter only', async () => {
    const w = await world()
    const id = await draftOf(w)
    const sibling = await build.matter({ caseId: w.legalCase.id })
    const lead = await as(w.lead)
    await refused(404, () => lead.get(`/matters/${sibling.id}/drafts/${id}/file`))
    await refused(404, () =>
      lead.put(`/matters/${sibling.id}/drafts/${id}/review`).send({ outcome: 'approved' }),
    )
  })

  it('is a PDF or a Word document for a matter that is worked on', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const send = (type: string, bytes: Buffer, query = '?name=a.pdf') =>
      lawyer.post(`/matters/${w.matter.id}/drafts${query}`).set('Content-Type', type).send(bytes)
    await refused(415, () => send('text/plain', Buffer.from('Grounds')))
    await refused(422, () => send('application/pdf', Buffer.from('<html>')))
    await refused(422, () => send('application/pdf', paper(), ''))
    await refused(422, () => send('application/pdf', paper(), '?name=a.pdf&title='))
    const lead = await as(w.lead)
    await refused(409, () => handIn(lead, w, w.offered.id))
    const id = await draftOf(w)
    for (const body of [{}, { outcome: 'filed' }, { outcome: 'approved', words: '' }]) {
      await refused(422, await review(w, id, w.lead, body))
    }
  })

  it('bears a number of its own, also when four come at the same time', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const answers = await Promise.all(Array.from({ length: 4 }, () => handIn(lawyer, w)))
    expect(answers.map(({ body }) => body.number).sort()).to.deep.equal([1, 2, 3, 4])
  })

  it('lies encrypted, with what was said of it', async () => {
    const w = await world()
    await (await review(w, await draftOf(w), w.lead, { outcome: 'returned', words: 'Quillfeather' }))()
    const [stored] = await Draft.findAll({ raw: true })
    for (const text of [stored?.title, stored?.review]) expect(text).to.match(/^v1\./)
  })
})

describe('the review of a draft', () => {
  it('is owed by the lead of the case before the next deadline, and settled by the review', async () => {
    const w = await world()
    await w.legalCase.update({ nextDeadlineOn: '2026-03-21' })
    const id = await draftOf(w)
    expect(await onlyTask()).to.include({ ownerId: w.lead.id, owedBy: 'caseworker', dueOn: '2026-03-20' })
    await (await review(w, id))().expect(200)
    expect((await onlyTask()).state).to.equal('done')
  })

  it('is owed within a week where no deadline is nearer, and today where one is over', async () => {
    const w = await world()
    await draftOf(w)
    expect((await onlyTask()).dueOn).to.equal('2026-03-25')
    await Task.destroy({ where: {} })
    const deadline = await build.deadline({ caseId: w.legalCase.id, legalLastDay: '2026-03-10' })
    await w.matter.update({ deadlineId: deadline.id })
    await draftOf(w)
    expect((await onlyTask()).dueOn).to.equal('2026-03-18')
    await Task.destroy({ where: {} })
    await Deadline.update({ state: 'met', settledOn: '2026-03-10' }, { where: { id: deadline.id } })
    await draftOf(w)
    expect((await onlyTask()).dueOn).to.equal('2026-03-25')
  })

  it('falls to the supervisor of the matter, if they can review it', async () => {
    const w = await world()
    await w.matter.update({ supervisorId: w.director.id })
    await draftOf(w)
    expect((await onlyTask()).ownerId).to.equal(w.director.id)
    await Task.destroy({ where: {} })
    await w.matter.update({ supervisorId: w.stranger.id })
    await draftOf(w)
    expect((await onlyTask()).ownerId).to.equal(w.lead.id)
    await Task.destroy({ where: {} })
    await build.wall({ caseId: w.legalCase.id, userId: w.lead.id })
    await draftOf(w)
    expect(await onlyTask()).to.include({ ownerId: null, owedBy: 'director' })
  })

  it('falls to the directors when the lead wrote the draft', async () => {
    const w = await world()
    await handIn(await as(w.lead), w).expect(201)
    expect(await onlyTask()).to.include({ ownerId: null, owedBy: 'director' })
  })

  it('needs a supervisor where there is no case', async () => {
    const w = await world()
    await w.matter.update({ caseId: null, kind: 'centre-work' })
    const lawyer = await as(w.lawyer)
    await refused(409, () => handIn(lawyer, w))
    await w.matter.update({ supervisorId: w.director.id })
    await handIn(lawyer, w).expect(201)
  })
})
