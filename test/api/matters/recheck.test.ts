import { expect } from 'chai'
import { reopenConflictCheck } from '../../../commands/partnerships/placement/offers/reopenConflictCheck.ts'
import { inTransaction } from '../../../models/database.ts'
import { Matter } from '../../../models/Matter.ts'
import { Offer } from '../../../models/Offer.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Task } from '../../../models/Task.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { setClock } from '../../support/house.ts'
import {
  answer,
  by,
  check,
  ladderWorld,
  mails,
  openLadder,
  placementOf,
  standing,
  turnAt,
} from './ladders.ts'
import { refused } from './world.ts'

/** A matter that a firm works on under a live lease, and the firm's coordinator. */
async function atWork() {
  const lease = await build.lease()
  const coordinator = await build.coordinator(lease.firm)
  return { ...lease, coordinator, manager: await build.manager() }
}

type AtWork = Awaited<ReturnType<typeof atWork>>

const reopen = ({ matter }: { matter: Matter }) =>
  inTransaction(async () => {
    const locked = await Matter.findByPk(matter.id, { lock: true, rejectOnEmpty: true })
    await reopenConflictCheck(contextOf(), locked, 'party-added')
  })

const checkAgain = async ({ coordinator, matter }: AtWork, body: object) =>
  (await by(coordinator)).put(`/matters/${matter.id}/conflict-check`).send(body)

const seenBy = async (person: AtWork['lawyer'], { matter }: AtWork) =>
  (await (await by(person)).get(`/matters/${matter.id}`)).status

const tasksOf = async (kind: string) =>
  (await Task.findAll({ where: { kind }, order: ['owedBy'] })).map(({ owedBy, ownerId }) => [owedBy, ownerId])

describe('a conflict check that is opened again', () => {
  it('lets access rest until the firm has cleared it again, and touches nobody’s place on the team', async () => {
    const w = await atWork()
    expect(await seenBy(w.lawyer, w)).to.equal(200)
    await reopen(w)
    expect(await seenBy(w.lawyer, w)).to.equal(404)
    const coordinator = await by(w.coordinator)
    await coordinator.get(`/matters/${w.matter.id}/slip`).expect(200)
    const [letter] = await mails()
    expect(letter).to.include({ kind: 'conflict-recheck', to: w.coordinator.signInName })
    expect(letter?.text).to.contain(w.matter.reference).and.not.contain(w.client.fullName)
    expect(await tasksOf('conflict-recheck')).to.deep.equal([['caseworker', w.lead.id]])

    expect((await checkAgain(w, { outcome: 'clear' })).status).to.equal(204)
    expect(await Task.count({ where: { state: 'open' } })).to.equal(0)
    expect(await seenBy(w.lawyer, w)).to.equal(200)
    expect((await w.matter.reload()).get()).to.deep.include({
      status: 'active',
      conflictCheck: 'clear',
      conflictCheckedOn: '2026-03-18',
    })
    expect((await w.member.reload()).endsOn).to.equal('9999-12-31')
    expect((await auditVerbs()).filter(verb => verb.startsWith('conflict-check'))).to.deep.equal([
      'conflict-check.reopened',
      'conflict-check.answered',
    ])
  })

  it('with a conflict takes the firm off: its team ends, and the matter looks for another', async () => {
    const w = await atWork()
    await reopen(w)
    expect((await checkAgain(w, { outcome: 'conflict' })).status).to.equal(204)
    expect((await w.matter.reload()).get()).to.deep.include({
      status: 'draft',
      firmId: null,
      conflictCheck: 'none',
      conflictCheckedOn: null,
    })
    expect((await w.member.reload()).endsOn).to.equal('2026-03-17')
    for (const person of [w.lawyer, w.coordinator]) expect(await seenBy(person, w)).to.equal(404)
    expect(await Task.count({ where: { kind: 'conflict-recheck', state: 'open' } })).to.equal(0)
    expect(await tasksOf('matter-without-firm')).to.deep.equal([
      ['caseworker', w.lead.id],
      ['partnerships_manager', null],
    ])
    const manager = await by(w.manager)
    const offer = { firmId: w.firm.id }
    await refused(409, () => manager.put(`/matters/${w.matter.id}/offer`).send(offer))
    const next = await build.partnerFirm()
    await manager.put(`/matters/${w.matter.id}/offer`).send({ firmId: next.id }).expect(200)
  })

  it('under a condition waits for the centre', async () => {
    for (const accept of [true, false]) {
      const w = await atWork()
      await reopen(w)
      expect((await checkAgain(w, { outcome: 'conditional', condition: 'With a screen' })).status).to.equal(
        204,
      )
      expect(await seenBy(w.lawyer, w)).to.equal(404)
      const lead = await by(w.lead)
      await lead.put(`/matters/${w.matter.id}/offer/condition`).send({ accept }).expect(200)
      expect(await seenBy(w.lawyer, w)).to.equal(accept ? 200 : 404)
      expect((await w.matter.reload()).status).to.equal(accept ? 'active' : 'draft')
      expect(await TeamMember.count({ where: { id: w.member.id, endsOn: '9999-12-31' } })).to.equal(
        accept ? 1 : 0,
      )
    }
  })

  it('is not ended by silence: the firm is reminded, then two people are told, and it can still answer', async () => {
    const w = await atWork()
    await reopen(w)
    await turnAt('2026-03-19T06:00:00.000Z')
    await turnAt('2026-03-20T06:00:00.000Z')
    await turnAt('2026-04-20T06:00:00.000Z')
    expect((await mails()).map(({ kind }) => kind)).to.deep.equal(['conflict-recheck', 'conflict-nudge'])
    expect(await tasksOf('recheck-overdue')).to.deep.equal([
      ['caseworker', w.lead.id],
      ['partnerships_manager', null],
    ])
    expect((await w.matter.reload()).firmId).to.equal(w.firm.id)
    expect((await checkAgain(w, { outcome: 'clear' })).status).to.equal(204)
    expect(await seenBy(w.lawyer, w)).to.equal(200)
  })

  it('is one check, however much is added before the answer, and its clock begins anew', async () => {
    const w = await atWork()
    await reopen(w)
    setClock('2026-03-19T06:00:00.000Z')
    await reopen(w)
    expect(await Offer.findAll({ where: { kind: 'recheck' } })).to.have.length(1)
    expect((await Offer.findOne())?.answerBy).to.equal('2026-03-21T06:00:00.000Z')
    expect(await mails()).to.have.length(2)
    expect(await tasksOf('conflict-recheck')).to.have.length(1)
  })

  it('cannot be answered by a firm behind a wall or without an agreement, and access rests', async () => {
    for (const change of [
      (w: AtWork) => build.wall({ caseId: w.legalCase.id, firmId: w.firm.id }),
      (w: AtWork) => Partnership.update({ endsOn: '2026-03-17' }, { where: { firmId: w.firm.id } }),
    ]) {
      const w = await atWork()
      await change(w)
      await reopen(w)
      expect((await checkAgain(w, { outcome: 'clear' })).status).to.be.oneOf([403, 404])
      expect(await seenBy(w.lawyer, w)).to.equal(404)
    }
  })

  it('follows from a new opposing body, and from no other change', async () => {
    const w = await atWork()
    const lead = await by(w.lead)
    const at = `/matters/${w.matter.id}`
    const edit = async (change: object) => {
      const { headers } = await lead.get(at).expect(200)
      await lead
        .patch(at)
        .set('If-Match', headers.etag ?? '')
        .send(change)
        .expect(200)
      return (await w.matter.reload()).conflictCheck
    }
    expect(await edit({ scope: 'More', languages: ['so'] })).to.equal('clear')
    expect(await edit({ opposingBodies: ['The Airline'] })).to.equal('none')
    await checkAgain(w, { outcome: 'clear' })
    expect(await edit({ opposingBodies: [] })).to.equal('clear')
  })

  it('does nothing for a matter that is with no firm, or closed', async () => {
    const w = await ladderWorld()
    await reopen(w)
    await (await w.matter.reload()).update({ status: 'closed', firmId: w.alder.firm.id })
    await reopen(w)
    expect([await mails(), await auditVerbs(), await Offer.count()]).to.deep.equal([[], [], 0])
  })
})

describe('something added while a firm still looks', () => {
  it('gives the conflict check its whole time again', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await answer(w, w.alder, { answer: 'yes' })
    setClock('2026-03-19T06:00:00.000Z')
    await reopen(w)
    expect((await placementOf(w)).ladder[0]).to.include({
      state: 'accepted',
      answerBy: '2026-03-21T06:00:00.000Z',
    })
    expect((await mails()).map(({ kind }) => kind)).to.deep.equal(['offer', 'conflict-recheck'])
  })

  it('calls a conditional answer back', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await check(w, w.alder, { outcome: 'conditional', condition: 'With a screen' })
    await reopen(w)
    expect((await standing(w))[0]).to.equal('Alder LLP accepted')
    const lead = await by(w.lead)
    await refused(409, () => lead.put(`/matters/${w.matter.id}/offer/condition`).send({ accept: true }))
    await check(w, w.alder, { outcome: 'clear' })
    expect((await w.matter.reload()).status).to.equal('active')
  })

  it('leaves the clock of an offer alone that nobody has answered', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    setClock('2026-03-19T06:00:00.000Z')
    await reopen(w)
    expect((await placementOf(w)).ladder[0]).to.include({
      state: 'offered',
      answerBy: '2026-03-20T06:00:00.000Z',
    })
  })
})
