import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { Offer } from '../../../models/Offer.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Placement } from '../../../models/Placement.ts'
import { anyone } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import {
  answer,
  by,
  check,
  firmOf,
  type Ladder,
  ladderWorld,
  openLadder,
  placementOf,
  standing,
  turnAt,
} from './ladders.ts'
import { deadlineOf } from './rows.ts'
import { refused } from './world.ts'

const at = ({ matter }: Ladder) => `/matters/${matter.id}/placement`

describe('a placement', () => {
  it('opens in the proposed order, and keeps the proposal as it stood', async () => {
    const w = await ladderWorld()
    await Partnership.update({ mostMatters: 0 }, { where: { firmId: w.birch.firm.id } })
    const manager = await by(w.manager)
    const { body: proposal } = await manager.get(`/matters/${w.matter.id}/proposal`).expect(200)
    const { body, headers } = await openLadder(w)
    expect(headers.location).to.equal(`/api/v1/matters/${w.matter.id}/placement`)
    expect(body).to.deep.include({ state: 'open', orderReason: null, daysWaiting: 0, daysLeft: null })
    expect(body.openedBy).to.deep.equal({ id: w.manager.id, name: w.manager.displayName })
    expect(await standing(w)).to.deep.equal(['Alder LLP offered', 'Cedar LLP queued', 'Dogwood LLP queued'])
    expect(body.proposal).to.deep.equal(proposal.items)
    await w.cedar.firm.update({ status: 'paused' })
    const { body: later } = await manager.get(`/matters/${w.matter.id}/proposal`).expect(200)
    expect(later.items).to.not.deep.equal(proposal.items)
    expect((await placementOf(w)).proposal).to.deep.equal(proposal.items)
  })

  it('opens in the order of whoever opens it, for a reason that is kept under lock', async () => {
    const w = await ladderWorld()
    const reason = 'Cedar knows the country'
    const order = { firmIds: [w.cedar.firm.id, w.alder.firm.id], reason }
    const { body } = await openLadder(w, order)
    expect(body.orderReason).to.equal(reason)
    expect(await standing(w)).to.deep.equal(['Cedar LLP offered', 'Alder LLP queued'])
    expect((await Placement.findOne())?.getDataValue('orderReason')).to.not.contain('country')
  })

  it('is read by those who place and those who work on the case, and by nobody else', async () => {
    const w = await ladderWorld()
    const before = await by(w.manager)
    await refused(404, () => before.get(at(w)))
    await openLadder(w)
    for (const reader of [w.manager, w.lead, w.director])
      expect((await placementOf(w, reader)).state).to.equal('open')
    for (const stranger of [await build.caseworker(), w.alder.coordinator]) {
      const browser = await by(stranger)
      await refused(403, () => browser.get(at(w)))
    }
    for (const stranger of [w.birch.coordinator, w.alder.lawyer, await build.officer()]) {
      const browser = await by(stranger)
      await refused(404, () => browser.get(at(w)))
      await refused(404, () => browser.post(at(w)).send({}))
      await refused(404, () => browser.put(`${at(w)}/stop`))
      await refused(404, () => browser.get(`/matters/${w.matter.id}/proposal`))
    }
    for (const path of ['placement', 'proposal'])
      await anyone().get(`/matters/${w.matter.id}/${path}`).expect(401)
  })

  it('shows a caseworker the points and the words, and no figure of an agreement', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const figured = (items: { parts: object[] }[]) =>
      items.some(({ parts }) => parts.some(one => 'figures' in one))
    expect(figured((await placementOf(w)).proposal)).to.equal(true)
    expect(figured((await placementOf(w, w.lead)).proposal)).to.equal(false)
    const { body } = await (await by(w.lead)).get(`/matters/${w.matter.id}/proposal`).expect(200)
    expect(figured(body.items)).to.equal(false)
    expect(body.items[0].parts[0].words).to.equal('has room')
  })

  it('is open once a matter, also when ten open it at the same moment', async () => {
    const w = await ladderWorld()
    const manager = await by(w.manager)
    const answers = await Promise.all(Array.from({ length: 10 }, () => manager.post(at(w)).send({})))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(9).fill(409)])
    expect(await Placement.count()).to.equal(1)
    expect(await Offer.count({ where: { state: 'offered' } })).to.equal(1)
  }).timeout(30_000)

  it('is opened for a draft only', async () => {
    const w = await ladderWorld()
    const manager = await by(w.manager)
    for (const status of ['active', 'closed'] as const) {
      await (await w.matter.reload()).update({ status })
      await refused(409, () => manager.post(at(w)).send({}))
    }
  })

  it('is not opened where no firm can take the matter', async () => {
    const w = await ladderWorld()
    await Partnership.update({ excludedKinds: ['appeal'] }, { where: {} })
    const manager = await by(w.manager)
    const { body } = await refused(409, () => manager.post(at(w)).send({}))
    expect(body.detail).to.equal('No firm can take this matter')
  })

  const unfit: Record<string, (w: Ladder) => Promise<unknown>> = {
    'stands behind a wall': w => build.wall({ caseId: w.legalCase.id, firmId: w.birch.firm.id }),
    'is full': w => Partnership.update({ mostMatters: 0 }, { where: { firmId: w.birch.firm.id } }),
    'is paused': w => w.birch.firm.update({ status: 'paused' }),
    'is a prospect': w => w.birch.firm.update({ status: 'prospect' }),
    'let its agreement end': w =>
      Partnership.update({ endsOn: '2026-03-17' }, { where: { firmId: w.birch.firm.id } }),
  }
  for (const [what, change] of Object.entries(unfit)) {
    it(`is refused in the same words when a firm of the order ${what}`, async () => {
      const w = await ladderWorld()
      await change(w)
      const manager = await by(w.manager)
      const ask = (second: string) => () =>
        manager.post(at(w)).send({ firmIds: [w.alder.firm.id, second], reason: 'Theirs' })
      const { body } = await refused(409, ask(w.birch.firm.id))
      const { body: unknown } = await refused(409, ask(randomUUID()))
      expect(body.errors).to.deep.equal([{ pointer: '/firmIds/1', detail: 'cannot take this matter' }])
      expect({ ...body, requestId: '' }).to.deep.equal({ ...unknown, requestId: '' })
    })
  }

  it('is refused in an order without a reason, of nobody, or that names a firm twice', async () => {
    const w = await ladderWorld()
    const manager = await by(w.manager)
    const firmIds = [w.alder.firm.id]
    for (const body of [
      { firmIds },
      { firmIds, reason: '' },
      { firmIds: [], reason: 'None' },
      { firmIds: [...firmIds, ...firmIds], reason: 'Twice' },
      { firmIds: ['x'], reason: 'Who' },
      { firms: firmIds },
    ]) {
      await refused(422, () => manager.post(at(w)).send(body))
    }
  })

  it('counts the days to the deadline of the matter, and to the one that takes its place', async () => {
    const w = await ladderWorld()
    const deadline = await deadlineOf(w.legalCase.id, { legalLastDay: '2026-03-25' })
    await w.matter.update({ deadlineId: deadline.id, neededUntil: '2026-05-01' })
    const { body } = await openLadder(w)
    expect(body).to.include({ neededBy: '2026-03-25', daysLeft: 7, alarm: true })
    const later = await deadlineOf(w.legalCase.id, { legalLastDay: '2026-04-10' })
    await deadline.update({ state: 'extended', replacedById: later.id })
    expect(await placementOf(w)).to.include({ neededBy: '2026-04-10', daysLeft: 23, alarm: false })
    await later.update({ state: 'met', settledOn: '2026-03-18' })
    expect(await placementOf(w)).to.include({ neededBy: '2026-05-01', daysLeft: 44 })
    await turnAt('2026-03-20T06:00:00.000Z')
    expect(await placementOf(w)).to.include({ daysWaiting: 2, daysLeft: 42 })
  })

  it('ends by the clock of the firm that has the turn and the whole time of those behind it', async () => {
    const w = await ladderWorld()
    await Partnership.update({ answerHours: 10 }, { where: { firmId: w.birch.firm.id } })
    await Partnership.update({ answerHours: 5, clearHours: 7 }, { where: { firmId: w.alder.firm.id } })
    const { body } = await openLadder(w)
    expect(body.endsBy).to.equal('2026-03-22T21:00:00.000Z')
    await answer(w, w.alder, { answer: 'yes' })
    expect((await placementOf(w)).endsBy).to.equal('2026-03-22T23:00:00.000Z')
  })
})

describe('the order of a ladder', () => {
  const idsOf = (w: Ladder, ...names: ('alder' | 'birch' | 'cedar' | 'dogwood')[]) =>
    names.map(name => w[name].firm.id)

  async function reorder(w: Ladder, firmIds: string[], etag?: string) {
    const manager = await by(w.manager)
    const known = etag ?? (await manager.get(at(w)).expect(200)).headers.etag ?? ''
    const body = { firmIds, reason: 'Dogwood asked for work' }
    return manager
      .put(`${at(w)}/order`)
      .set('If-Match', known)
      .send(body)
  }

  it('is changed for the firms that are still to be asked', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const { body } = await reorder(w, idsOf(w, 'dogwood', 'birch', 'cedar')).then(answered => answered)
    expect(body.ladder.map((rung: { firm: { name: string } }) => rung.firm.name)).to.deep.equal([
      'Alder LLP',
      'Dogwood LLP',
      'Birch LLP',
      'Cedar LLP',
    ])
    expect(body.orderReason).to.equal('Dogwood asked for work')
    await answer(w, w.alder, { answer: 'no', reason: 'timing' })
    expect(await firmOf(w)).to.equal(w.dogwood.firm.id)
    expect(await auditVerbs()).to.include('placement.reordered')
  })

  it('is not changed by somebody who read it before it turned', async () => {
    const w = await ladderWorld()
    const { headers } = await openLadder(w)
    await answer(w, w.alder, { answer: 'no', reason: 'timing' })
    const order = idsOf(w, 'dogwood', 'cedar')
    expect((await reorder(w, order, headers.etag)).status).to.equal(412)
    const manager = await by(w.manager)
    await refused(428, () => manager.put(`${at(w)}/order`).send({ firmIds: order, reason: 'So' }))
    expect((await reorder(w, order)).status).to.equal(200)
  })

  it('names exactly those firms', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const wrong = [
      idsOf(w, 'dogwood', 'cedar'),
      idsOf(w, 'alder', 'dogwood', 'cedar', 'birch'),
      idsOf(w, 'alder', 'dogwood', 'cedar'),
      [...idsOf(w, 'dogwood', 'cedar'), randomUUID()],
    ]
    for (const order of wrong) expect((await reorder(w, order)).status).to.equal(422)
    expect((await standing(w))[1]).to.equal('Birch LLP queued')
  })

  it('stands once the ladder has ended', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await (await by(w.manager)).put(`${at(w)}/stop`).expect(200)
    expect((await reorder(w, idsOf(w, 'dogwood', 'cedar', 'birch'))).status).to.equal(409)
  })
})

describe('the stop of a ladder', () => {
  it('withdraws what was offered, and leaves the matter free for another ladder', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const lead = await by(w.lead)
    const { body } = await lead.put(`${at(w)}/stop`).expect(200)
    expect(body.state).to.equal('stopped')
    expect(new Set(body.ladder.map((rung: { state: string }) => rung.state))).to.deep.equal(
      new Set(['withdrawn']),
    )
    expect(await firmOf(w)).to.equal(null)
    await refused(409, () => lead.put(`${at(w)}/stop`))
    await (await by(w.alder.coordinator)).get(`/matters/${w.matter.id}`).expect(404)
    await openLadder(w)
    expect(await firmOf(w)).to.equal(w.alder.firm.id)
    expect((await placementOf(w)).state).to.equal('open')
  })

  it('meets an answer, and one of them stands', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const manager = await by(w.manager)
    const coordinator = await by(w.alder.coordinator)
    const [stopped, answered] = await Promise.all([
      manager.put(`${at(w)}/stop`),
      coordinator.put(`/matters/${w.matter.id}/conflict-check`).send({ outcome: 'clear' }),
    ])
    const { status } = await w.matter.reload()
    expect([stopped.status, answered.status === 204]).to.deep.equal(
      status === 'active' ? [409, true] : [200, false],
    )
  })
})

describe('the offer to one firm', () => {
  it('is a ladder with one rung, which a later one replaces', async () => {
    const w = await ladderWorld()
    const manager = await by(w.manager)
    const offer = `/matters/${w.matter.id}/offer`
    await manager.put(offer).send({ firmId: w.cedar.firm.id }).expect(200)
    expect(await placementOf(w)).to.include({ state: 'open', proposal: null })
    await manager.put(offer).send({ firmId: w.birch.firm.id }).expect(200)
    expect(await standing(w)).to.have.members(['Cedar LLP withdrawn', 'Birch LLP offered'])
    await check(w, w.birch, { outcome: 'conflict' })
    expect((await placementOf(w)).state).to.equal('exhausted')
  })

  it('does not throw a ladder over on which others wait', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const manager = await by(w.manager)
    const body = { firmId: w.cedar.firm.id }
    await refused(409, () => manager.put(`/matters/${w.matter.id}/offer`).send(body))
  })
})
