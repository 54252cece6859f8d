import { expect } from 'chai'
import { Offer } from '../../../models/Offer.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Task } from '../../../models/Task.ts'
import { anyone } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged, setClock } from '../../support/house.ts'
import {
  answer,
  firmOf,
  type Ladder,
  ladderWorld,
  lastToken,
  mails,
  openLadder,
  standing,
  turnAt,
} from './ladders.ts'

async function mailed() {
  const w = await ladderWorld()
  await (await w.matter.reload()).update({ neededUntil: '2026-06-01', kind: 'judicial-review' })
  await openLadder(w)
  return { w, token: await lastToken() }
}

const click = (token: string, body: object = { answer: 'yes' }) =>
  anyone()
    .post('/offers/answer')
    .send({ token, ...body })

describe('a mail that asks a firm', () => {
  it('names the matter, the kind, the day and the end of the clock, and nobody', async () => {
    const { w, token } = await mailed()
    const [mail] = await mails()
    expect(mail?.to).to.equal(w.alder.coordinator.signInName)
    for (const told of [
      w.matter.reference,
      'judicial review',
      '2026-06-01',
      '2026-03-20 14:00 (Asia/Hong_Kong)',
      `http://localhost:3000/offer#${token}`,
    ]) {
      expect(mail?.text).to.contain(told)
    }
    for (const silent of [
      'Amina',
      'Yusuf',
      'SO',
      w.legalCase.reference,
      w.client.reference,
      w.lead.displayName,
    ]) {
      expect(mail?.text).to.not.contain(silent)
    }
    expect(token).to.have.length(43)
    expect(logged.join('')).to.not.contain(token)
    expect((await Offer.findOne({ where: { rank: 1 } }))?.answerTokenHash).to.not.contain(token)
  })

  it('goes to every coordinator of the firm whom no wall keeps out, and to no other account', async () => {
    const w = await ladderWorld()
    const second = await build.coordinator(w.alder.firm)
    const walled = await build.coordinator(w.alder.firm)
    const gone = await build.coordinator(w.alder.firm)
    await gone.update({ status: 'suspended' })
    await build.wall({ caseId: w.legalCase.id, userId: walled.id })
    await openLadder(w)
    expect((await mails()).map(({ to }) => to).sort()).to.deep.equal(
      [w.alder.coordinator.signInName, second.signInName].sort(),
    )
  })

  it('that can reach nobody opens a task, for the clock runs', async () => {
    const w = await ladderWorld()
    await w.alder.coordinator.update({ status: 'suspended' })
    await openLadder(w)
    expect(await OutboxMessage.count()).to.equal(0)
    const task = await Task.findOne({ where: { kind: 'firm-not-reached' } })
    expect(task).to.include({ owedBy: 'partnerships_manager', firmId: w.alder.firm.id })
  })
})

describe('the link of a mail', () => {
  it('says yes without a sign-in, once, and tells nothing of the matter', async () => {
    const { w, token } = await mailed()
    const { body, text } = await click(token).expect(204)
    expect([body, text]).to.deep.equal([{}, ''])
    expect((await standing(w))[0]).to.equal('Alder LLP accepted')
    await click(token).expect(404)
    await click(token, { answer: 'conflict' }).expect(404)
    expect(await Offer.findOne({ where: { rank: 1 } })).to.include({
      answeredBy: null,
      answerTokenHash: null,
    })
    expect(await auditVerbs()).to.deep.equal(['placement.opened', 'matter.offered', 'offer.answered'])
  })

  it('says no or conflict too, and the next firm is asked', async () => {
    const { w, token } = await mailed()
    await click(token, { answer: 'no', reason: 'language' }).expect(204)
    expect(await firmOf(w)).to.equal(w.birch.firm.id)
    await click(await lastToken(), { answer: 'conflict' }).expect(204)
    expect((await standing(w)).slice(0, 3)).to.deep.equal([
      'Alder LLP declined',
      'Birch LLP conflict',
      'Cedar LLP offered',
    ])
  })

  it('works once for fifty at the same moment', async () => {
    const { token } = await mailed()
    const answers = await Promise.all(Array.from({ length: 50 }, () => click(token)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, ...Array(49).fill(404)])
  }).timeout(60_000)

  it('gives way to that of the reminder', async () => {
    const { w, token } = await mailed()
    await turnAt('2026-03-19T06:00:00.000Z')
    await click(token).expect(404)
    await click(await lastToken()).expect(204)
    expect((await standing(w))[0]).to.equal('Alder LLP accepted')
  })

  const dead: Record<string, (w: Ladder) => Promise<unknown>> = {
    'the clock ran out': async () => setClock('2026-03-20T06:00:00.000Z'),
    'somebody answered at the desk': w => answer(w, w.alder, { answer: 'yes' }),
    'the next firm has the turn': w => answer(w, w.alder, { answer: 'conflict' }),
    'the agreement ended': w =>
      Partnership.update({ endsOn: '2026-03-17' }, { where: { firmId: w.alder.firm.id } }),
    'the firm was paused': w => w.alder.firm.update({ status: 'paused' }),
    'a wall rose': w => build.wall({ caseId: w.legalCase.id, firmId: w.alder.firm.id }),
    'the firm declared a conflict on the case': async w => {
      const sibling = await build.matter({ caseId: w.legalCase.id })
      await build.offer({ matterId: sibling.id, firmId: w.alder.firm.id, state: 'conflict' })
    },
    'the matter was closed': async w =>
      (await w.matter.reload()).update({ status: 'closed', closedOn: '2026-03-18' }),
    'the matter went elsewhere': async w => (await w.matter.reload()).update({ firmId: w.cedar.firm.id }),
  }
  for (const [what, change] of Object.entries(dead)) {
    it(`is like one that never was when ${what}`, async () => {
      const { w, token } = await mailed()
      await change(w)
      const before = JSON.stringify([await Offer.findAll({ raw: true }), await auditVerbs()])
      const { body: unknown } = await click('x'.repeat(43)).expect(404)
      for (const given of [{ answer: 'yes' }, { answer: 'conflict' }, { answer: 'no', reason: 'other' }]) {
        const { body } = await click(token, given).expect(404)
        expect({ ...body, requestId: '' }).to.deep.equal({ ...unknown, requestId: '' })
      }
      expect(JSON.stringify([await Offer.findAll({ raw: true }), await auditVerbs()])).to.equal(before)
    })
  }

  it('clears nothing and reads nothing', async () => {
    const { token } = await mailed()
    for (const body of [{ answer: 'clear' }, { outcome: 'clear' }, { answer: 'no' }, {}]) {
      await click(token, body).expect(422)
    }
    for (const strange of [null, [token], '', 'short', 'x'.repeat(300)]) {
      await anyone().post('/offers/answer').send({ token: strange, answer: 'yes' }).expect(422)
    }
    await click(token).expect(204)
  })
})
