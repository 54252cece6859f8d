import { expect } from 'chai'
import { Matter } from '../../../models/Matter.ts'
import { MatterClosure } from '../../../models/MatterClosure.ts'
import { Task } from '../../../models/Task.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { draftOf, ended, type Person, paper, refused, type World, world } from './world.ts'

const at = (w: World, rest: string) => `/matters/${w.matter.id}/${rest}`
const destroyed = { ...ended, documents: { fate: 'destroyed', on: '2026-03-18' } } as const

async function closing(w: World, body: object = ended, by: Person = 'lead') {
  const browser = await as(w[by])
  return () => browser.put(at(w, 'closure')).send(body)
}

async function closed(body: object = ended): Promise<World> {
  const w = await world()
  await (await closing(w, body))().expect(200)
  return w
}

const certificateTask = () => Task.findOne({ where: { kind: 'documents-certificate' }, rejectOnEmpty: true })

describe('the closing of a matter', () => {
  it('keeps why, what came of it, and that the client was told', async () => {
    const w = await closed({
      ...destroyed,
      closedOn: '2026-03-17',
      outcomes: [{ ground: 'TORTURE', result: 'substantiated' }],
      told: { toldOn: '2026-03-16', language: 'so', how: 'With the interpreter' },
    })
    const { body } = await (await as(w.lead)).get(at(w, 'closure')).expect(200)
    expect(body).to.deep.equal({
      closedOn: '2026-03-17',
      reason: 'completed',
      closedBy: { id: w.lead.id, name: w.lead.displayName },
      outcomes: [{ ground: 'TORTURE', result: 'substantiated' }],
      told: { toldOn: '2026-03-16', language: 'so', how: 'With the interpreter' },
      documents: { fate: 'destroyed', on: '2026-03-18', certificate: null },
      despite: null,
      feedback: [],
    })
    expect(await auditVerbs()).to.deep.equal(['task.opened', 'matter.closed', 'matter.closure-opened'])
    const [stored] = await MatterClosure.findAll({ raw: true })
    for (const text of [stored?.outcomes, stored?.toldHow]) expect(text).to.match(/^v1\./)
  })

  it('ends the access of everybody on the team at once, and their places', async () => {
    const w = await world()
    await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id, startsOn: '2026-04-01' })
    const lawyer = await as(w.lawyer)
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    await (await closing(w))().expect(200)
    await refused(404, () => lawyer.get(`/matters/${w.matter.id}`))
    const team = await TeamMember.findAll({ where: { matterId: w.matter.id } })
    expect(team.map(({ endsOn }) => endsOn)).to.deep.equal(['2026-03-18', '2026-03-18'])
  })

  it('happens once', async () => {
    const w = await world()
    const close = await closing(w)
    const answers = await Promise.all([close(), close()])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409])
    await refused(409, close)
    expect(await MatterClosure.count()).to.equal(1)
  })

  it('knows no client and no grounds where there is no case', async () => {
    const w = await world()
    await w.matter.update({ caseId: null, kind: 'centre-work' })
    for (const more of [
      { told: { toldOn: '2026-03-18', language: 'so' } },
      { outcomes: [{ ground: 'TORTURE', result: 'rejected' }] },
    ]) {
      await refused(422, await closing(w, { ...ended, ...more }, 'director'))
    }
    await (await closing(w, ended, 'director'))().expect(200)
    const director = await as(w.director)
    await refused(422, () => director.post(at(w, 'feedback')).send({ from: 'client', rating: 4 }))
  })

  it('waits for a draft to be reviewed, unless words say why not', async () => {
    const w = await world()
    await draftOf(w)
    const { body } = await refused(409, await closing(w))
    expect(body.errors.map((one: { pointer: string }) => one.pointer)).to.deep.equal(['/drafts'])
    await (await closing(w, { ...ended, despite: 'The client left' }))().expect(200)
    expect((await Task.findOne({ where: { kind: 'review-draft' } }))?.state).to.equal('dropped')
  })

  it('waits for deadlines that were handed over, unless words say why not', async () => {
    const w = await world()
    const deadline = await build.deadline({ caseId: w.legalCase.id })
    const lead = await as(w.lead)
    const handover = { deadlineId: deadline.id, toUserId: w.lawyer.id }
    const { body: made } = await lead.post(at(w, 'handovers')).send(handover).expect(201)
    await refused(409, await closing(w))
    await (await as(w.lawyer))
      .put(at(w, `handovers/${made.id}/answer`))
      .send({ accept: true })
      .expect(200)
    await refused(409, await closing(w))
    await (await closing(w, { ...ended, despite: 'The centre files it' }))().expect(200)
    const { body } = await lead.get(at(w, 'handovers')).expect(200)
    expect(body.items[0]).to.include({ state: 'withdrawn', holds: false })
    const { body: after } = await lead.get(`/matters/${w.matter.id}`).expect(200)
    expect(after.deadlines[0].holder.id).to.equal(w.lead.id)
  })

  it('does not wait for a handed-over deadline that was met', async () => {
    const w = await world()
    const deadline = await build.deadline({ caseId: w.legalCase.id })
    const lead = await as(w.lead)
    const handover = { deadlineId: deadline.id, toUserId: w.lawyer.id }
    const { body: made } = await lead.post(at(w, 'handovers')).send(handover).expect(201)
    await (await as(w.lawyer))
      .put(at(w, `handovers/${made.id}/answer`))
      .send({ accept: true })
      .expect(200)
    await deadline.update({ state: 'met', settledOn: '2026-03-18' })
    await (await closing(w))().expect(200)
  })

  it('leaves a matter to which nothing more is written', async () => {
    const w = await closed()
    const lead = await as(w.lead)
    await refused(409, () => lead.post(at(w, 'notes')).send({ body: 'Late' }))
    await refused(409, () =>
      lead.post(at(w, 'drafts?name=a.pdf')).set('Content-Type', 'application/pdf').send(paper()),
    )
    const coordinator = await as(w.coordinator)
    await refused(409, () => coordinator.post(at(w, 'team')).send({ userId: w.colleague.id, role: 'second' }))
  })

  it('is not there while the matter is open', async () => {
    const w = await world()
    for (const person of ['lead', 'coordinator'] as const) {
      const browser = await as(w[person])
      await refused(404, () => browser.get(at(w, 'closure')))
    }
  })
})

describe('the certificate about the firm’s copies', () => {
  it('is owed by the coordinator within a fortnight, and stated with a day', async () => {
    const w = await closed(destroyed)
    expect(await certificateTask()).to.include({ owedBy: 'firm_coordinator', dueOn: '2026-04-01' })
    const coordinator = await as(w.coordinator)
    const state = () =>
      coordinator.put(at(w, 'documents-certificate')).send({ certifiedOn: '2026-03-18', words: 'Shredded' })
    const { body } = await state().expect(200)
    expect(body.certificate).to.deep.equal({
      certifiedOn: '2026-03-18',
      by: { id: w.coordinator.id, name: w.coordinator.displayName },
      words: 'Shredded',
      paper: false,
    })
    expect((await certificateTask()).state).to.equal('done')
    await refused(409, state)
    await refused(404, () => coordinator.get(at(w, 'documents-certificate/file')))
  })

  it('may be a paper, which the firm or the centre files and both open', async () => {
    for (const person of ['coordinator', 'lead'] as const) {
      const w = await closed(destroyed)
      await (await as(w[person]))
        .put(at(w, 'documents-certificate/file?name=certificate.pdf&certifiedOn=2026-03-18'))
        .set('Content-Type', 'application/pdf')
        .send(paper('Destroyed'))
        .expect(200)
      for (const reader of ['coordinator', 'lead'] as const) {
        const answer = await (await as(w[reader])).get(at(w, 'documents-certificate/file')).expect(200)
        expect((answer.body as Buffer).equals(paper('Destroyed'))).to.equal(true)
      }
    }
  })

  it('is of the past, and of copies that were held', async () => {
    const state = async (w: World, certifiedOn = '2026-03-18') => {
      const coordinator = await as(w.coordinator)
      return () => coordinator.put(at(w, 'documents-certificate')).send({ certifiedOn })
    }
    await refused(409, await state(await world()))
    const w = await closed(destroyed)
    await refused(422, await state(w, '2026-03-19'))
    await refused(422, await state(w, '2026-01-31'))
    await refused(409, await state(await closed()))
  })

  it('is not asked for where the firm held nothing', async () => {
    await closed()
    expect(await Task.count()).to.equal(0)
  })
})

describe('what is said of the work', () => {
  it('comes once from the client, by the centre, and once from the firm, by its coordinator', async () => {
    const w = await closed()
    const lead = await as(w.lead)
    const coordinator = await as(w.coordinator)
    const client = () => lead.post(at(w, 'feedback')).send({ from: 'client', rating: 5, words: 'Patient' })
    const firm = () => coordinator.post(at(w, 'feedback')).send({ from: 'firm', rating: 3 })
    await client().expect(201)
    await firm().expect(201)
    await refused(409, client)
    await refused(409, firm)

    const { body: whole } = await lead.get(at(w, 'closure')).expect(200)
    expect(whole.feedback).to.have.length(2)
    const { body: theirs } = await coordinator.get(at(w, 'closure')).expect(200)
    expect(theirs).to.have.all.keys('closedOn', 'documents', 'feedback')
    expect(theirs.feedback.map((one: { from: string }) => one.from)).to.deep.equal(['firm'])
  })

  it('is said by each for themselves', async () => {
    const w = await closed()
    for (const [person, from] of [
      ['lead', 'firm'],
      ['director', 'firm'],
      ['coordinator', 'client'],
    ] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.post(at(w, 'feedback')).send({ from, rating: 3 }))
    }
  })

  it('is said when the work is over', async () => {
    const w = await world()
    const lead = await as(w.lead)
    await refused(409, () => lead.post(at(w, 'feedback')).send({ from: 'client', rating: 3 }))
  })
})

describe('a draft matter', () => {
  it('is closed without anything owed', async () => {
    const w = await world()
    await (await as(w.lead))
      .put(`/matters/${w.offered.id}/closure`)
      .send({ ...ended, reason: 'opened-in-error' })
      .expect(200)
    expect((await Matter.findByPk(w.offered.id))?.status).to.equal('closed')
    expect(await Task.count()).to.equal(0)
  })
})
