import { expect } from 'chai'
import { Offer } from '../../../models/Offer.ts'
import { Task } from '../../../models/Task.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
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
import { refused } from './world.ts'

const END = '2026-03-20T06:00:00.000Z'

async function opened(): Promise<Ladder> {
  const w = await ladderWorld()
  await openLadder(w)
  return w
}

describe('an answer to an offer', () => {
  it('is taken once when fifty come at the same time', async () => {
    const w = await opened()
    const browser = await by(w.alder.coordinator)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        browser.put(`/matters/${w.matter.id}/offer/answer`).send({ answer: 'yes' }),
      ),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).to.deep.equal([204, ...Array(49).fill(409)])
    expect(await auditVerbs()).to.deep.equal(['placement.opened', 'matter.offered', 'offer.answered'])
  }).timeout(60_000)

  it('is one answer when fifty differ, and one firm has the turn afterwards', async () => {
    const w = await opened()
    const browser = await by(w.alder.coordinator)
    const kinds = [{ answer: 'yes' }, { answer: 'conflict' }, { answer: 'no', reason: 'other' }]
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        browser.put(`/matters/${w.matter.id}/offer/answer`).send(kinds[at % 3]),
      ),
    )
    expect(answers.filter(({ status }) => status === 204)).to.have.length(1)
    expect(answers.filter(({ status }) => ![204, 404, 409].includes(status))).to.have.length(0)
    const turns = await Offer.count({ where: { state: ['offered', 'accepted'] } })
    expect(turns).to.equal(1)
  }).timeout(60_000)

  it('comes too late with the last moment of the clock, before anything has turned', async () => {
    const w = await opened()
    setClock('2026-03-20T05:59:59.999Z')
    const early = await by(w.alder.coordinator)
    setClock(END)
    for (const at of ['offer/answer', 'conflict-check']) {
      const body = at === 'conflict-check' ? { outcome: 'clear' } : { answer: 'yes' }
      const late = await refused(409, () => early.put(`/matters/${w.matter.id}/${at}`).send(body))
      expect(late.body.detail).to.equal('The time to answer is over')
    }
    setClock('2026-03-20T06:02:00.000Z')
    await refused(409, () => early.put(`/matters/${w.matter.id}/offer/answer`).send({ answer: 'yes' }))
    await turnAt('2026-03-20T06:05:00.000Z')
    await refused(404, () => early.put(`/matters/${w.matter.id}/offer/answer`).send({ answer: 'yes' }))
  })

  it('within the last second is in time', async () => {
    const w = await opened()
    setClock('2026-03-20T05:59:59.999Z')
    await answer(w, w.alder, { answer: 'yes' })
  })

  for (const reason of ['capacity', 'expertise', 'language', 'timing', 'policy', 'other']) {
    it(`may be no for ${reason}`, async () => {
      const w = await opened()
      await answer(w, w.alder, { answer: 'no', reason })
      expect((await placementOf(w)).ladder[0]).to.include({ state: 'declined', reason })
      expect(await firmOf(w)).to.equal(w.birch.firm.id)
    })
  }

  it('is refused without a reason, with another, with words, and with more than it asks', async () => {
    const w = await opened()
    const browser = await by(w.alder.coordinator)
    for (const body of [
      {},
      { answer: 'maybe' },
      { answer: 'no' },
      { answer: 'no', reason: 'busy' },
      { answer: 'yes', reason: 'capacity' },
      { answer: 'conflict', reason: 'other' },
      { answer: 'yes', token: 'x'.repeat(43) },
    ]) {
      await refused(422, () => browser.put(`/matters/${w.matter.id}/offer/answer`).send(body))
    }
  })

  it('is nobody else’s to give', async () => {
    const w = await opened()
    const ask = (browser: Awaited<ReturnType<typeof by>>) => () =>
      browser.put(`/matters/${w.matter.id}/offer/answer`).send({ answer: 'yes' })
    for (const person of [w.lead, w.manager, w.director]) await refused(403, ask(await by(person)))
    for (const person of [w.birch.coordinator, w.alder.lawyer, await build.officer()]) {
      await refused(404, ask(await by(person)))
    }
  })

  it('may be left out: whoever clears the conflict check has said yes', async () => {
    const w = await opened()
    await check(w, w.alder, { outcome: 'clear' })
    expect((await standing(w))[0]).to.equal('Alder LLP clear')
    expect((await standing(w)).slice(1)).to.deep.equal([
      'Birch LLP withdrawn',
      'Cedar LLP withdrawn',
      'Dogwood LLP withdrawn',
    ])
  })

  it('that clears is not taken from a firm that pauses, lapsed or left meanwhile, a conflict is from one that pauses', async () => {
    for (const status of ['paused', 'lapsed', 'former'] as const) {
      const w = await opened()
      await answer(w, w.alder, { answer: 'yes' })
      await w.alder.firm.update({ status })
      const browser = await by(w.alder.coordinator)
      const clear = { outcome: 'clear' }
      const check = (body: object) => browser.put(`/matters/${w.matter.id}/conflict-check`).send(body)
      const { body } = await refused(status === 'paused' ? 409 : 403, () => check(clear))
      if (status === 'paused') expect(body.detail).to.equal('This firm cannot take this matter')
      if (status === 'paused') await check({ outcome: 'conflict' }).expect(204)
      await browser.get(`/matters/${w.matter.id}/slip`).expect(status === 'paused' ? 404 : 403)
    }
  })

  it('of a conflict keeps the firm from every matter on that case', async () => {
    const w = await opened()
    await answer(w, w.alder, { answer: 'yes' })
    await check(w, w.alder, { outcome: 'conflict' })
    expect(await firmOf(w)).to.equal(w.birch.firm.id)
    const sibling = await build.matter({ caseId: w.legalCase.id })
    const manager = await by(w.manager)
    const offer = { firmId: w.alder.firm.id }
    await refused(409, () => manager.put(`/matters/${sibling.id}/offer`).send(offer))
    const elsewhere = await build.matter({})
    await manager.put(`/matters/${elsewhere.id}/offer`).send(offer).expect(200)
  })
})

describe('a condition', () => {
  const condition = 'If the airline is not a party'

  async function conditional(): Promise<Ladder> {
    const w = await opened()
    await answer(w, w.alder, { answer: 'yes' })
    await check(w, w.alder, { outcome: 'conditional', condition })
    return w
  }
  const decide = async (w: Ladder, accept: boolean, person = w.lead) =>
    (await by(person)).put(`/matters/${w.matter.id}/offer/condition`).send({ accept })

  it('says what it is', async () => {
    const w = await opened()
    await answer(w, w.alder, { answer: 'yes' })
    await check(w, w.alder, { outcome: 'conditional' }, 422)
    expect((await w.matter.reload()).conflictCheck).to.equal('none')
  })

  it('waits for the centre, in words that only those read who know the names anyway', async () => {
    const w = await conditional()
    expect((await w.matter.reload()).get()).to.include({ status: 'draft', conflictCheck: 'conditional' })
    for (const reader of [w.lead, w.director]) {
      expect((await placementOf(w, reader)).ladder[0].condition).to.equal(condition)
    }
    expect((await placementOf(w)).ladder[0])
      .to.include({ state: 'conditional' })
      .and.not.have.property('condition')
    expect((await Offer.findOne({ where: { rank: 1 } }))?.getDataValue('note')).to.not.contain('airline')
    await turnAt('2026-03-18T06:05:00.000Z')
    await turnAt('2026-04-18T06:05:00.000Z')
    expect(await firmOf(w)).to.equal(w.alder.firm.id)
    const tasks = await Task.findAll({ where: { kind: 'conflict-condition' } })
    expect(tasks).to.have.length(2)
    expect(JSON.stringify(tasks.map(({ note }) => note))).to.not.contain('airline')
  })

  it('that is accepted gives the matter to the firm, once', async () => {
    const w = await conditional()
    await turnAt('2026-03-18T06:05:00.000Z')
    expect(await Task.count({ where: { state: 'open' } })).to.equal(2)
    const { body, status } = await decide(w, true)
    expect(status).to.equal(200)
    expect(body).to.include({ status: 'active', conflictCheck: 'clear' })
    expect((await decide(w, true)).status).to.equal(409)
    expect(await Task.count({ where: { state: 'open' } })).to.equal(0)
    expect((await placementOf(w)).state).to.equal('placed')
  })

  it('that is refused gives the turn to the next firm', async () => {
    const w = await conditional()
    await turnAt('2026-03-18T06:05:00.000Z')
    expect((await decide(w, false, w.manager)).status).to.equal(200)
    expect(await Task.count({ where: { state: 'open' } })).to.equal(0)
    expect((await placementOf(w)).ladder[0]).to.include({ state: 'withdrawn', reason: 'condition-refused' })
    expect(await firmOf(w)).to.equal(w.birch.firm.id)
  })

  it('cannot be accepted once a wall keeps the firm out, in words that say nothing of it', async () => {
    const w = await conditional()
    await build.wall({ caseId: w.legalCase.id, firmId: w.alder.firm.id })
    const lead = await by(w.lead)
    const { body } = await refused(409, () =>
      lead.put(`/matters/${w.matter.id}/offer/condition`).send({ accept: true }),
    )
    expect(body.detail).to.equal('This firm cannot take this matter')
  })

  it('belongs to a conditional answer only, and is decided by nobody of the firm', async () => {
    const w = await opened()
    const browser = await by(w.alder.coordinator)
    const body = { outcome: 'clear', condition }
    await refused(422, () => browser.put(`/matters/${w.matter.id}/conflict-check`).send(body))
    await refused(403, () => browser.put(`/matters/${w.matter.id}/offer/condition`).send({ accept: true }))
    const lead = await by(w.lead)
    await refused(409, () => lead.put(`/matters/${w.matter.id}/offer/condition`).send({ accept: true }))
    await refused(422, () => lead.put(`/matters/${w.matter.id}/offer/condition`).send({ accept: 'yes' }))
  })
})
