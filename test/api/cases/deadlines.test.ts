import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { deadlinesOf, pointersOf, record, refused, told, world } from './world.ts'

const served = { stage: 'M04', happenedOn: '2026-03-02', servedOn: '2026-03-02', servedHow: 'hand' }

/** A case on which the 28 days of the claim form run, until 30 March 2026. */
async function formPending() {
  const w = await world('M03')
  const browser = await as(w.maria)
  await record(browser, w.legalCase.id, [served])
  const [form] = await deadlinesOf(browser, w.legalCase.id)
  return { ...w, browser, form: form ?? { id: '' }, path: `/cases/${w.legalCase.id}/deadlines` }
}

describe('deadlines', () => {
  for (const [servedOn, lastDay] of [
    ['2026-06-06', '2026-06-20'],
    ['2026-06-07', '2026-06-22'],
    ['2026-03-23', '2026-04-08'],
    ['2026-03-21', '2026-04-08'],
    ['2026-02-03', '2026-02-20'],
    ['2026-09-12', '2026-09-28'],
  ]) {
    it(`count 14 days from service on ${servedOn} to ${lastDay}`, async () => {
      setClock('2026-09-30T02:00:00.000Z')
      const { maria, legalCase } = await world('M12')
      const browser = await as(maria)
      await record(browser, legalCase.id, [
        { stage: 'M14', happenedOn: servedOn, servedOn, servedHow: 'post' },
      ])
      expect(await told(browser, legalCase.id, 'T02')).to.deep.equal([`running ${lastDay}`])
    })
  }

  it('say of every rule that no lawyer has verified it, and of a doubtful one also why', async () => {
    const { browser, legalCase } = await formPending()
    const [form] = await deadlinesOf(browser, legalCase.id)
    expect(form).to.include({ ruleId: 'T01', verified: false, legalLastDay: '2026-03-30' })
    expect(form?.explanation).to.contain('rule not yet verified by a lawyer')
    expect(form?.explanation).to.contain('part of this rule has no confirmed source')
  })

  it('move to the date that the department grants', async () => {
    const { browser, legalCase } = await formPending()
    await record(browser, legalCase.id, [
      { stage: 'M05', happenedOn: '2026-03-02' },
      { stage: 'M06', happenedOn: '2026-03-10', statedOn: '2026-04-20' },
    ])
    expect(await told(browser, legalCase.id, 'T01')).to.deep.equal([
      'extended 2026-03-30',
      'running 2026-04-20',
    ])
    await record(browser, legalCase.id, [{ stage: 'M05', happenedOn: '2026-03-12', statedOn: '2026-05-04' }])
    expect(await told(browser, legalCase.id, 'T01')).to.deep.equal([
      'extended 2026-03-30',
      'extended 2026-04-20',
      'running 2026-05-04',
    ])
    expect((await legalCase.reload()).nextDeadlineOn).to.equal('2026-05-04')
  })

  it('do not move while an extension is only asked for', async () => {
    const { browser, legalCase } = await formPending()
    await record(browser, legalCase.id, [
      { stage: 'M05', happenedOn: '2026-03-02' },
      { stage: 'M06', happenedOn: '2026-03-10' },
    ])
    expect(await told(browser, legalCase.id, 'T01')).to.deep.equal(['running 2026-03-30'])
  })

  it('run once when two steps tell of the same service', async () => {
    const { maria, legalCase } = await world('M12')
    const browser = await as(maria)
    await record(browser, legalCase.id, [
      { stage: 'M14', happenedOn: '2026-03-09', servedOn: '2026-03-10' },
      { stage: 'A01', happenedOn: '2026-03-10', servedOn: '2026-03-10' },
    ])
    expect(await told(browser, legalCase.id, 'T02')).to.deep.equal(['running 2026-03-24'])
  })

  it('give way when a hearing moves', async () => {
    const { maria, legalCase } = await world('A02')
    const browser = await as(maria)
    await record(browser, legalCase.id, [
      { stage: 'A05', happenedOn: '2026-03-02', statedOn: '2026-05-06' },
      { stage: 'A05', happenedOn: '2026-03-16', statedOn: '2026-06-10' },
    ])
    expect(await told(browser, legalCase.id, 'T04')).to.deep.equal([
      'replaced 2026-05-06',
      'running 2026-06-10',
    ])
  })

  it('count as missed when the appeal was filed after the last day', async () => {
    const { maria, legalCase } = await world('M12')
    const browser = await as(maria)
    await record(browser, legalCase.id, [
      { stage: 'M14', happenedOn: '2026-02-20', servedOn: '2026-02-20' },
      { stage: 'A01', happenedOn: '2026-02-20' },
      { stage: 'A02', happenedOn: '2026-03-07' },
    ])
    const appeal = await Deadline.findOne({ where: { ruleId: 'T02' }, rejectOnEmpty: true })
    expect(appeal).to.include({ legalLastDay: '2026-03-06', state: 'missed', settledOn: '2026-03-07' })
  })

  it('end with the form that came back in time', async () => {
    const { browser, legalCase } = await formPending()
    await record(browser, legalCase.id, [
      { stage: 'M05', happenedOn: '2026-03-02' },
      { stage: 'M07', happenedOn: '2026-03-17' },
    ])
    expect(await told(browser, legalCase.id, 'T01')).to.deep.equal(['met 2026-03-30'])
    expect((await legalCase.reload()).nextDeadlineOn).to.equal('9999-12-31')
  })
})

describe('POST /cases/:id/deadlines', () => {
  const direction = { name: 'File the bundle', legalLastDay: '2026-03-25', source: 'Direction of 9 March' }

  it('adds a date of a paper, and the case shows it as its next', async () => {
    const { maria, legalCase } = await world()
    const { body } = await (await as(maria))
      .post(`/cases/${legalCase.id}/deadlines`)
      .send(direction)
      .expect(201)

    expect(body).to.include({
      kind: 'manual',
      state: 'running',
      verified: false,
      internalTarget: '2026-03-25',
    })
    expect((await legalCase.reload()).nextDeadlineOn).to.equal('2026-03-25')
    const [entry] = await AuditEntry.findAll()
    expect(entry).to.include({ action: 'deadline.added', subject: 'Deadline', subjectId: body.id })
    expect(entry).to.include({ caseId: legalCase.id, actorId: maria.id, details: '{}' })
  })

  it('refuses a target after the last day, an impossible day and unknown fields', async () => {
    const { maria, legalCase } = await world()
    const ask = async (given: object) =>
      pointersOf(
        await refused(maria, 422, ['post', `/cases/${legalCase.id}/deadlines`, { ...direction, ...given }]),
      )
    expect(await ask({ internalTarget: '2026-03-26' })).to.deep.equal(['/internalTarget'])
    expect(await ask({ legalLastDay: '2026-02-31', colour: 1 })).to.deep.equal(['/colour', '/legalLastDay'])
    expect(await ask({ name: ['x'] })).to.deep.equal(['/name'])
  })

  it('refuses colleagues (403), the walled (404) and closed cases (409)', async () => {
    const { maria, colleague, legalCase } = await world()
    const path = `/cases/${legalCase.id}/deadlines`
    await refused(colleague, 403, ['post', path, direction])
    await build.wall({ caseId: legalCase.id, userId: colleague.id })
    await refused(colleague, 404, ['post', path, direction])
    await legalCase.update({ status: 'closed', closedOn: '2026-03-18' })
    await refused(maria, 409, ['post', path, direction])
  })
})

describe('POST /cases/:id/deadlines/:deadlineId/extension', () => {
  it('moves a deadline to the date of a letter and keeps the old one', async () => {
    const { browser, form, path, legalCase } = await formPending()
    const letter = { until: '2026-04-13', letterOn: '2026-03-16' }

    const { body } = await browser.post(`${path}/${form.id}/extension`).send(letter).expect(201)

    expect(body).to.include({ legalLastDay: '2026-04-13', state: 'running', ruleId: 'T01' })
    expect(body.explanation).to.contain('by a letter of 2026-03-16').and.contain('28 days after service')
    const old = await Deadline.findByPk(form.id, { rejectOnEmpty: true })
    expect(old).to.include({ state: 'extended', replacedById: body.id })
    expect((await legalCase.reload()).nextDeadlineOn).to.equal('2026-04-13')
  })

  it('refuses an earlier day, a letter of tomorrow, a deadline that is over or of another case', async () => {
    const { maria, colleague, browser, form, path } = await formPending()
    const other = await world()
    const ask = (status: number, body: object, at = path) =>
      refused(maria, status, ['post', `${at}/${form.id}/extension`, body])
    const letter = { until: '2026-04-13', letterOn: '2026-03-16' }

    expect(pointersOf(await ask(422, { ...letter, until: '2026-03-30' }))).to.deep.equal(['/until'])
    expect(pointersOf(await ask(422, { ...letter, letterOn: '2026-03-19' }))).to.deep.equal(['/letterOn'])
    await refused(other.maria, 404, [
      'post',
      `/cases/${other.legalCase.id}/deadlines/${form.id}/extension`,
      letter,
    ])
    await refused(colleague, 403, ['post', `${path}/${form.id}/extension`, letter])
    await browser.post(`${path}/${form.id}/extension`).send(letter).expect(201)
    await ask(409, letter)
  })
})

describe('PUT /cases/:id/deadlines/:deadlineId/settlement', () => {
  const end = { outcome: 'void', on: '2026-03-18', because: 'The form was withdrawn' }

  for (const outcome of ['met', 'missed', 'void']) {
    it(`ends a deadline by hand as ${outcome}, and says so in the audit log without the reason`, async () => {
      const { maria, browser, form, path, legalCase } = await formPending()
      await browser
        .put(`${path}/${form.id}/settlement`)
        .send({ ...end, outcome })
        .expect(204)

      const row = await Deadline.findByPk(form.id, { rejectOnEmpty: true })
      expect(row).to.include({ state: outcome, settledOn: '2026-03-18', changedBecause: end.because })
      expect((await legalCase.reload()).nextDeadlineOn).to.equal('9999-12-31')
      const entry = await AuditEntry.findOne({ where: { action: 'deadline.settled' }, rejectOnEmpty: true })
      expect(entry).to.include({
        actorId: maria.id,
        subjectId: form.id,
        details: JSON.stringify({ outcome }),
      })
    })
  }

  it('refuses the future, "met" after the last day, a second time, and colleagues', async () => {
    const { maria, colleague, browser, form, path } = await formPending()
    const ask = (status: number, body: object) =>
      refused(maria, status, ['put', `${path}/${form.id}/settlement`, body])
    expect(pointersOf(await ask(422, { ...end, on: '2026-03-19' }))).to.deep.equal(['/on'])
    expect(pointersOf(await ask(422, { ...end, outcome: 'running' }))).to.deep.equal(['/outcome'])
    await refused(colleague, 403, ['put', `${path}/${form.id}/settlement`, end])
    setClock('2026-04-02T02:00:00.000Z')
    expect(pointersOf(await ask(422, { ...end, outcome: 'met', on: '2026-03-31' }))).to.deep.equal(['/on'])
    await (await as(maria)).put(`${path}/${form.id}/settlement`).send(end).expect(204)
    await ask(409, end)
    expect(browser).to.be.an('object')
  })
})
