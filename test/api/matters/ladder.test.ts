import { expect } from 'chai'
import { turnOffers } from '../../../commands/partnerships/placement/offers/turnOffers.ts'
import { Contact } from '../../../models/Contact.ts'
import { newId } from '../../../models/columns.ts'
import { database, inTransaction } from '../../../models/database.ts'
import { Offer } from '../../../models/Offer.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Placement } from '../../../models/Placement.ts'
import { Task } from '../../../models/Task.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { setClock } from '../../support/house.ts'
import {
  answer,
  by,
  check,
  firmOf,
  ladderWorld,
  mails,
  openLadder,
  placementOf,
  standing,
  turnAt,
} from './ladders.ts'

const NUDGE = '2026-03-19T06:00:00.000Z'
const END = '2026-03-20T06:00:00.000Z'

describe('a ladder', () => {
  it('writes to a firm in the language of its contact for conflict checks', async () => {
    const w = await ladderWorld()
    await Contact.create({
      ...{ id: newId(), firmId: w.alder.firm.id, name: 'Mei Lam', email: 'desk@alder.example' },
      ...{ roles: ['conflict-contact'], language: 'zh-HK', startsOn: '2026-01-01' },
    })
    await openLadder(w)
    const written = await mails()
    expect(written.map(({ to }) => to)).to.have.members([
      'desk@alder.example',
      w.alder.coordinator.signInName,
    ])
    for (const { text } of written) expect(text).to.contain('貴所').and.not.contain('Dear')

    await answer(w, w.alder, { answer: 'no', reason: 'capacity' })
    expect((await mails()).at(-1)).to.include({ to: w.birch.coordinator.signInName })
    expect((await mails()).at(-1)?.text).to.contain('Dear colleagues')
  })

  it('runs through silence, conflict, refusal and acceptance', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    expect(await standing(w)).to.deep.equal([
      'Alder LLP offered',
      'Birch LLP queued',
      'Cedar LLP queued',
      'Dogwood LLP queued',
    ])
    await turnAt('2026-03-19T05:55:00.000Z')
    expect((await mails()).map(({ kind }) => kind)).to.deep.equal(['offer'])
    await turnAt(NUDGE)
    await turnAt('2026-03-20T05:55:00.000Z')
    expect(await firmOf(w)).to.equal(w.alder.firm.id)
    await turnAt(END)
    expect(await firmOf(w)).to.equal(w.birch.firm.id)

    await answer(w, w.birch, { answer: 'conflict' })
    await answer(w, w.cedar, { answer: 'no', reason: 'capacity' })
    await answer(w, w.dogwood, { answer: 'yes' })
    await (await by(w.dogwood.coordinator)).get(`/matters/${w.matter.id}/slip`).expect(200)
    await check(w, w.dogwood, { outcome: 'clear' })

    expect(await standing(w)).to.deep.equal([
      'Alder LLP silent',
      'Birch LLP conflict',
      'Cedar LLP declined',
      'Dogwood LLP clear',
    ])
    expect((await w.matter.reload()).get()).to.deep.include({
      firmId: w.dogwood.firm.id,
      status: 'active',
      conflictCheck: 'clear',
    })
    const view = await placementOf(w)
    expect(view).to.include({ state: 'placed', endedAt: END, endsBy: null, alarm: false, daysWaiting: 2 })
    expect(view.ladder.map((rung: { reason: string }) => rung.reason)).to.deep.equal([
      null,
      null,
      'capacity',
      null,
    ])
    expect(view.ladder[0]).to.include({
      offeredAt: '2026-03-18T06:00:00.000Z',
      nudgedAt: NUDGE,
      answerBy: END,
      answeredAt: null,
      settledAt: END,
    })
    expect((await mails()).map(({ kind, to }) => `${kind} ${to}`)).to.deep.equal([
      `offer ${w.alder.coordinator.signInName}`,
      `offer-nudge ${w.alder.coordinator.signInName}`,
      `offer ${w.birch.coordinator.signInName}`,
      `offer ${w.cedar.coordinator.signInName}`,
      `offer ${w.dogwood.coordinator.signInName}`,
    ])
    expect(await auditVerbs()).to.deep.equal([
      'placement.opened',
      'matter.offered',
      'offer.nudged',
      'offer.silent',
      'matter.offered',
      'offer.answered',
      'matter.offered',
      'offer.answered',
      'matter.offered',
      'offer.answered',
      'matter.slip-opened',
      'conflict-check.answered',
    ])
  }).timeout(60_000)

  it('that nobody took is exhausted, and says so to two people, once', async () => {
    const w = await ladderWorld()
    await openLadder(w, { firmIds: [w.cedar.firm.id, w.alder.firm.id], reason: 'They know the country' })
    await turnAt(END)
    await turnAt('2026-03-22T06:00:00.000Z')
    await turnAt('2026-03-22T07:00:00.000Z')
    expect(await standing(w)).to.deep.equal(['Cedar LLP silent', 'Alder LLP silent'])
    expect(await firmOf(w)).to.equal(null)
    expect((await placementOf(w)).state).to.equal('exhausted')
    const tasks = await Task.findAll({ where: { kind: 'placement-exhausted' }, order: ['owedBy'] })
    expect(tasks.map(({ owedBy, ownerId, dueOn }) => [owedBy, ownerId, dueOn])).to.deep.equal([
      ['caseworker', w.lead.id, '2026-03-22'],
      ['partnerships_manager', null, '2026-03-22'],
    ])
  }).timeout(30_000)

  it('comes out the same by the clock, by hand, and by both at once', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await turnAt(NUDGE)
    setClock(END)
    const byHand = () => inTransaction(() => turnOffers(contextOf(), w.matter.id, 'http://localhost'))
    await Promise.all([byHand(), byHand(), turnAt(END), byHand()])
    await byHand()
    expect((await standing(w)).slice(0, 3)).to.deep.equal([
      'Alder LLP silent',
      'Birch LLP offered',
      'Cedar LLP queued',
    ])
    expect((await mails()).map(({ kind }) => kind)).to.deep.equal(['offer', 'offer-nudge', 'offer'])
  }).timeout(30_000)

  it('asks a firm late when nothing ran in time, and then for the whole time', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await turnAt('2026-03-25T06:00:00.000Z')
    const birch = await Offer.findOne({ where: { firmId: w.birch.firm.id } })
    expect(birch?.closesAt).to.equal('2026-03-27T06:00:00.000Z')
    expect((await mails()).map(({ kind }) => kind)).to.deep.equal(['offer', 'offer'])
  })

  it('takes its clocks from the agreement of each firm, and a new one begins with the yes', async () => {
    const w = await ladderWorld()
    await Partnership.update({ answerHours: 4, clearHours: 6 }, { where: { firmId: w.alder.firm.id } })
    await openLadder(w)
    expect((await Offer.findOne({ where: { state: 'offered' } }))?.closesAt).to.equal(
      '2026-03-18T10:00:00.000Z',
    )
    setClock('2026-03-18T09:00:00.000Z')
    await answer(w, w.alder, { answer: 'yes' })
    const taken = await Offer.findOne({ where: { state: 'accepted' } })
    expect(taken).to.include({ closesAt: '2026-03-18T15:00:00.000Z', answerBy: '2026-03-18T15:00:00.000Z' })
    await turnAt('2026-03-18T12:00:00.000Z')
    const [, nudge] = await mails()
    expect(nudge?.kind).to.equal('conflict-nudge')
    expect(nudge?.text).to.not.contain('#')
    await turnAt('2026-03-18T15:00:00.000Z')
    expect((await standing(w)).slice(0, 2)).to.deep.equal(['Alder LLP silent', 'Birch LLP offered'])
  })
})

describe('a ladder on which something changes', () => {
  it('skips a firm behind a wall, and says why only to whoever raises walls', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await build.wall({ caseId: w.legalCase.id, firmId: w.birch.firm.id })
    await turnAt(END)
    expect((await standing(w)).slice(0, 3)).to.deep.equal([
      'Alder LLP silent',
      'Birch LLP skipped',
      'Cedar LLP offered',
    ])
    for (const [reader, reason] of [
      [w.manager, null],
      [w.lead, null],
      [w.director, 'no-wall'],
    ] as const) {
      expect((await placementOf(w, reader)).ladder[1]).to.include({ state: 'skipped', reason })
    }
    expect((await mails()).map(({ to }) => to)).to.not.include(w.birch.coordinator.signInName)
  }).timeout(20_000)

  it('takes an offer back from a firm against which a wall rises during its turn', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await build.wall({ caseId: w.legalCase.id, firmId: w.alder.firm.id })
    await answer(w, w.alder, { answer: 'yes' }, 404)
    const { body } = await (await by(w.alder.coordinator)).get('/offers').expect(200)
    expect(body.items).to.deep.equal([])
    await turnAt('2026-03-18T06:05:00.000Z')
    expect((await standing(w)).slice(0, 2)).to.deep.equal(['Alder LLP withdrawn', 'Birch LLP offered'])
    await answer(w, w.birch, { answer: 'yes' })
  })

  it('says nothing of a wall that is gone to the firm that it kept out', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const wall = await build.wall({ caseId: w.legalCase.id, firmId: w.alder.firm.id })
    await turnAt('2026-03-18T06:05:00.000Z')
    await wall.update({ state: 'lifted' })
    const { body } = await (await by(w.alder.coordinator)).get('/offers').expect(200)
    expect(body.items[0]).to.include({ state: 'withdrawn', reason: null })
  })

  it('goes on when the agreement of the firm ends during its turn', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await Partnership.update({ endsOn: '2026-03-17' }, { where: { firmId: w.alder.firm.id } })
    await answer(w, w.alder, { answer: 'yes' }, 403)
    await turnAt('2026-03-18T06:05:00.000Z')
    const rung = (await placementOf(w)).ladder[0]
    expect(rung).to.include({ state: 'withdrawn', reason: 'partnership-live' })
    expect(await firmOf(w)).to.equal(w.birch.firm.id)
  })

  it('goes on when the firm declares a conflict on another matter of the case', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const sibling = await build.matter({ caseId: w.legalCase.id })
    await build.offer({ matterId: sibling.id, firmId: w.alder.firm.id, state: 'conflict' })
    await turnAt('2026-03-18T06:05:00.000Z')
    expect((await placementOf(w)).ladder[0]).to.include({ state: 'withdrawn', reason: 'no-conflict' })
  })

  it('leaves the offer with a firm that fills up while it thinks', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await Partnership.update({ mostMatters: 0 }, { where: { firmId: w.alder.firm.id } })
    await turnAt('2026-03-18T06:05:00.000Z')
    expect(await firmOf(w)).to.equal(w.alder.firm.id)
    await Partnership.update({ mostMatters: 0 }, { where: { firmId: w.birch.firm.id } })
    await answer(w, w.alder, { answer: 'no', reason: 'timing' })
    expect((await placementOf(w)).ladder[1]).to.include({ state: 'skipped', reason: 'firm-capacity' })
  })

  it('ends with its matter', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await (await w.matter.reload()).update({ status: 'closed', closedOn: '2026-03-18' })
    await turnAt(END)
    expect(new Set(await standing(w))).to.deep.equal(
      new Set(['Alder', 'Birch', 'Cedar', 'Dogwood'].map(name => `${name} LLP withdrawn`)),
    )
    expect((await Placement.findOne())?.state).to.equal('stopped')
    expect((await mails()).length).to.equal(1)
  })

  it('turns on although another one breaks', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await build.matter({ caseId: w.legalCase.id, firmId: w.cedar.firm.id })
    await database().query(
      `UPDATE partnerships SET excluded_kinds = '{' WHERE firm_id = '${w.cedar.firm.id}'`,
    )
    const ran = await turnAt(END)
    expect(ran.map(({ ended }) => ended)).to.deep.equal(['failed'])
    expect(await firmOf(w)).to.equal(w.birch.firm.id)
  })
})

describe('a ladder that may end too late', () => {
  it('raises the alarm once, for two people', async () => {
    const w = await ladderWorld()
    await w.matter.update({ neededUntil: '2026-03-24' })
    const { body } = await openLadder(w)
    expect(body).to.include({
      neededBy: '2026-03-24',
      daysLeft: 6,
      endsBy: '2026-03-26T06:00:00.000Z',
      alarm: true,
    })
    await turnAt('2026-03-18T06:05:00.000Z')
    expect(await Task.count({ where: { kind: 'placement-late' } })).to.equal(2)
  })

  it('raises it later too, when the day moves', async () => {
    const w = await ladderWorld()
    await w.matter.update({ neededUntil: '2026-03-26' })
    expect((await openLadder(w)).body.alarm).to.equal(false)
    await (await w.matter.reload()).update({ neededUntil: '2026-03-25' })
    await turnAt('2026-03-18T06:05:00.000Z')
    expect((await placementOf(w)).alarm).to.equal(true)
    expect(await Task.count({ where: { kind: 'placement-late' } })).to.equal(2)
  })
})
