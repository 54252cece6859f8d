import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import type { Deadline } from '../../../models/Deadline.ts'
import { Handover } from '../../../models/Handover.ts'
import { Task } from '../../../models/Task.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { refused, type World, world } from './world.ts'

type Clocked = World & { deadline: Deadline }

async function withDeadline(): Promise<Clocked> {
  const w = await world()
  return { ...w, deadline: await build.deadline({ caseId: w.legalCase.id }) }
}

const at = (w: World) => `/matters/${w.matter.id}/handovers`

async function offering(w: Clocked, to: { id: string } = w.lawyer) {
  const browser = await as(w.lead)
  return (body: object = {}) =>
    browser.post(at(w)).send({ deadlineId: w.deadline.id, toUserId: to.id, note: 'The bundle', ...body })
}

async function offered(w: Clocked, to: { id: string } = w.lawyer): Promise<string> {
  return (await (await offering(w, to))().expect(201)).body.id
}

async function answering(w: Clocked, id: string, by: User = w.lawyer) {
  const browser = await as(by)
  return (accept = true) => browser.put(`${at(w)}/${id}/answer`).send({ accept })
}

async function accepted(w: Clocked, by: User = w.lawyer): Promise<string> {
  const id = await offered(w, by)
  await (await answering(w, id, by))().expect(200)
  return id
}

/** How a reader sees the deadline in the matter. */
async function deadlineFor(w: Clocked, reader: User = w.lead) {
  const { body } = await (await as(reader)).get(`/matters/${w.matter.id}`).expect(200)
  return body.deadlines[0]
}

const holderFor = async (w: Clocked, reader?: User) => (await deadlineFor(w, reader)).holder.id

describe('the handover of a deadline', () => {
  it('leaves it with the giver until the receiver accepts', async () => {
    const w = await withDeadline()
    expect(await deadlineFor(w)).to.deep.include({
      holder: { id: w.lead.id, name: w.lead.displayName },
      handover: null,
    })
    const id = await offered(w)
    const seen = await deadlineFor(w, w.lawyer)
    expect(seen.holder.id).to.equal(w.lead.id)
    expect(seen.handover).to.deep.equal({
      id,
      state: 'offered',
      to: { id: w.lawyer.id, name: w.lawyer.displayName },
      offeredAt: '2026-03-18T06:00:00.000Z',
    })
    const { body } = await (await answering(w, id))().expect(200)
    expect(body).to.include({ state: 'accepted', holds: true, answeredAt: '2026-03-18T06:00:00.000Z' })
    expect(await deadlineFor(w)).to.deep.include({
      holder: { id: w.lawyer.id, name: w.lawyer.displayName },
      handover: null,
    })
    expect((await auditVerbs()).filter(verb => verb.includes('handover'))).to.deep.equal([
      'deadline.handover-offered',
      'deadline.handover-answered',
    ])
  })

  it('is answered by the receiver only, and once', async () => {
    const w = await withDeadline()
    await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    const id = await offered(w)
    const others = await answering(w, id, w.colleague)
    await refused(403, () => others())
    const answer = await answering(w, id)
    await answer(false).expect(200)
    expect(await holderFor(w)).to.equal(w.lead.id)
    await refused(409, () => answer(true))
    await offered(w)
  })

  it('may be taken back, before the answer and after', async () => {
    const w = await withDeadline()
    const lead = await as(w.lead)
    const takeBack = (id: string) => lead.put(`${at(w)}/${id}/withdrawal`)
    const first = await offered(w)
    await takeBack(first).expect(200)
    const answer = await answering(w, first)
    await refused(409, () => answer())
    const second = await accepted(w)
    await takeBack(second).expect(200)
    await refused(409, () => takeBack(second))
    expect(await holderFor(w)).to.equal(w.lead.id)
    await refused(404, () => takeBack(randomUUID()))
  })

  it('is of a running deadline of the case, to somebody on the team today', async () => {
    const w = await withDeadline()
    const offer = await offering(w)
    const elsewhere = await build.deadline({ caseId: (await build.case()).id })
    for (const body of [
      { deadlineId: elsewhere.id },
      { deadlineId: randomUUID() },
      { toUserId: w.colleague.id },
      { toUserId: w.lead.id },
      { toUserId: 'x' },
      { note: '' },
      { state: 'accepted' },
    ]) {
      await refused(422, () => offer(body))
    }
    await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id, startsOn: '2026-03-19' })
    await refused(422, () => offer({ toUserId: w.colleague.id }))
    await w.deadline.update({ state: 'met', settledOn: '2026-03-18' })
    await refused(409, () => offer())
  })

  it('is to one person at a time, in all matters of the case', async () => {
    const w = await withDeadline()
    const sibling = await build.lease({ lead: w.lead })
    await sibling.matter.update({ caseId: w.legalCase.id })
    const lead = await as(w.lead)
    const elsewhere = () =>
      lead
        .post(`/matters/${sibling.matter.id}/handovers`)
        .send({ deadlineId: w.deadline.id, toUserId: sibling.lawyer.id })
    const id = await offered(w)
    await refused(409, elsewhere)
    await (await answering(w, id))().expect(200)
    await refused(409, elsewhere)
    await w.member.update({ endsOn: '2026-03-17' })
    await elsewhere().expect(201)
  })

  it('is offered once when two matters do so at the same time', async () => {
    const w = await withDeadline()
    const sibling = await build.lease({ lead: w.lead })
    await sibling.matter.update({ caseId: w.legalCase.id })
    const lead = await as(w.lead)
    const answers = await Promise.all([
      lead.post(at(w)).send({ deadlineId: w.deadline.id, toUserId: w.lawyer.id }),
      lead
        .post(`/matters/${sibling.matter.id}/handovers`)
        .send({ deadlineId: w.deadline.id, toUserId: sibling.lawyer.id }),
    ])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409])
  })

  it('cannot be accepted when the deadline runs no more', async () => {
    const w = await withDeadline()
    const answer = await answering(w, await offered(w))
    await w.deadline.update({ state: 'met', settledOn: '2026-03-18' })
    await refused(409, () => answer())
    await answer(false).expect(200)
  })

  it('names nobody of another firm to a firm', async () => {
    const w = await withDeadline()
    const sibling = await build.lease({ lead: w.lead })
    await sibling.matter.update({ caseId: w.legalCase.id })
    await build.consent({ clientId: w.client.id, firmId: sibling.firm.id })
    await accepted(w)
    const { body } = await (await as(sibling.lawyer)).get(`/matters/${sibling.matter.id}`).expect(200)
    expect(body.deadlines[0]).to.deep.include({
      holder: { id: w.lead.id, name: w.lead.displayName },
      handover: null,
    })
    expect(JSON.stringify(body)).to.not.contain(w.lawyer.displayName)
    const { body: forLead } = await (await as(w.lead)).get(`/matters/${sibling.matter.id}`).expect(200)
    expect(forLead.deadlines[0].holder.id).to.equal(w.lawyer.id)
  })

  it('lists what was handed over, and its note lies encrypted', async () => {
    const w = await withDeadline()
    await offered(w)
    const { body } = await (await as(w.lawyer)).get(at(w)).expect(200)
    expect(body.items[0]).to.deep.include({
      deadline: {
        id: w.deadline.id,
        name: w.deadline.name,
        legalLastDay: '2026-04-10',
        state: 'running',
      },
      from: { id: w.lead.id, name: w.lead.displayName },
      note: 'The bundle',
      holds: false,
    })
    const [stored] = await Handover.findAll({ raw: true })
    expect(stored?.note).to.match(/^v1\./)
  })
})

describe('a deadline that somebody holds', () => {
  const broken: Record<string, (w: Clocked) => Promise<unknown>> = {
    'the consent is withdrawn': w => build.consentEnd(w.consent),
    'the account is suspended': w => w.lawyer.update({ status: 'suspended' }),
    'the membership ended': w => w.member.update({ endsOn: '2026-03-17' }),
    'a wall names the firm': w => build.wall({ caseId: w.legalCase.id, firmId: w.firm.id }),
  }
  for (const [what, end] of Object.entries(broken)) {
    it(`falls back to the lead caseworker at once when ${what}`, async () => {
      const w = await withDeadline()
      await accepted(w)
      expect(await holderFor(w)).to.equal(w.lawyer.id)
      await end(w)
      expect(await holderFor(w)).to.equal(w.lead.id)
      const { body } = await (await as(w.lead)).get(at(w)).expect(200)
      expect(body.items[0]).to.include({ state: 'accepted', holds: false })
    })
  }

  it('falls back when the receiver leaves the team, and the lead is told by a task', async () => {
    const w = await withDeadline()
    const member = await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    await accepted(w, w.colleague)
    const coordinator = await as(w.coordinator)
    const end = (body = {}) =>
      coordinator.put(`/matters/${w.matter.id}/team/${member.id}/ending`).send(body).expect(200)
    await end({ endsOn: '2026-03-20' })
    expect(await holderFor(w)).to.equal(w.colleague.id)
    const task = await Task.findOne({ where: { kind: 'deadline-fell-back' }, rejectOnEmpty: true })
    expect(task).to.include({ ownerId: w.lead.id, owedBy: 'caseworker', dueOn: '2026-03-21' })
    setClock('2026-03-21T02:00:00.000Z')
    expect(await holderFor(w)).to.equal(w.lead.id)
  })

  it('is not held again by somebody who comes back', async () => {
    const w = await withDeadline()
    const member = await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    await accepted(w, w.colleague)
    const coordinator = await as(w.coordinator)
    await coordinator.put(`/matters/${w.matter.id}/team/${member.id}/ending`).send({}).expect(200)
    await coordinator
      .post(`/matters/${w.matter.id}/team`)
      .send({ userId: w.colleague.id, role: 'second' })
      .expect(201)
    expect(await holderFor(w)).to.equal(w.lead.id)
  })

  it('stays with a second who becomes lead', async () => {
    const w = await withDeadline()
    await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    await accepted(w, w.colleague)
    const body = { successorId: w.colleague.id }
    await (await as(w.coordinator))
      .put(`/matters/${w.matter.id}/team/${w.member.id}/ending`)
      .send(body)
      .expect(200)
    expect(await holderFor(w)).to.equal(w.colleague.id)
    expect(await Task.count()).to.equal(0)
  })

  it('is asked of nobody any more when the person who was asked leaves', async () => {
    const w = await withDeadline()
    const member = await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    await offered(w, w.colleague)
    await (await as(w.coordinator))
      .put(`/matters/${w.matter.id}/team/${member.id}/ending`)
      .send({})
      .expect(200)
    expect((await deadlineFor(w)).handover).to.equal(null)
    expect(await Task.count()).to.equal(0)
  })
})
