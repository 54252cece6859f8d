import { expect } from 'chai'
import { Case } from '../../../models/Case.ts'
import { Step } from '../../../models/Step.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { deadlinesOf, pointersOf, record, refused, told, world } from './world.ts'

const decision = { stage: 'M14', happenedOn: '2026-03-02', servedOn: '2026-03-03', servedHow: 'hand' }
const window_ = { stage: 'A01', happenedOn: '2026-03-03' }
const appeal = { stage: 'A02', happenedOn: '2026-03-12' }

/** Decision, appeal window, appeal: T02 was met on 12 March, five days before its last day. */
async function appealed(steps: object[] = [decision, window_, appeal]) {
  const w = await world('M12')
  const browser = await as(w.maria)
  const ids = await record(browser, w.legalCase.id, steps)
  const path = (id = '') => `/cases/${w.legalCase.id}/steps/${id}/correction`
  const correct = (id: string | undefined, step: object) =>
    browser.post(path(id)).send({ step, because: 'The stamp was misread' })
  return { ...w, browser, ids, path, correct, t02: () => told(browser, w.legalCase.id, 'T02') }
}

describe('a correction', () => {
  it('of the first step works its deadline out again, and the later step ends it again', async () => {
    const { ids, correct, t02 } = await appealed()
    const { body } = await correct(ids[0], { ...decision, servedOn: '2026-02-26', happenedOn: '2026-02-25' })
    expect(await t02()).to.deep.equal(['met 2026-03-12', 'replaced 2026-03-17'])
    expect(body.changes).to.have.length(1)
    expect(body.changes[0]).to.include({ before: '2026-03-17', after: '2026-03-12', state: 'met' })
  })

  it('of the first step turns an appeal in time into a missed one', async () => {
    const { ids, correct, t02 } = await appealed()
    const { body } = await correct(ids[0], { ...decision, servedOn: '2026-02-20', happenedOn: '2026-02-19' })
    expect(await t02()).to.deep.equal(['missed 2026-03-06', 'replaced 2026-03-17'])
    expect(body.changes[0]).to.include({ before: '2026-03-17', after: '2026-03-06', state: 'missed' })
  })

  it('of the last step lets a deadline run again that the wrong step had met', async () => {
    const { ids, correct, t02, legalCase } = await appealed()
    const { body } = await correct(ids[2], { stage: 'J01', happenedOn: '2026-03-12' }).expect(201)
    expect(await t02()).to.deep.equal(['running 2026-03-17'])
    expect(body.changes).to.have.length(1)
    expect(body.changes[0]).to.include({ before: '2026-03-17', after: '2026-03-17', state: 'running' })
    expect(await Case.findByPk(legalCase.id)).to.include({ stage: 'J01', nextDeadlineOn: '2026-03-17' })
  })

  it('of a middle step changes nothing else when only its date was wrong', async () => {
    const { ids, correct, t02, legalCase } = await appealed()
    const { body } = await correct(ids[1], { ...window_, happenedOn: '2026-03-04' }).expect(201)
    expect(body.changes).to.deep.equal([])
    expect(await t02()).to.deep.equal(['met 2026-03-17'])
    const steps = await Step.findAll({
      where: { caseId: legalCase.id, supersededById: null },
      order: ['position'],
    })
    expect(steps.map(step => step.stage)).to.deep.equal(['M14', 'A01', 'A02'])
  })

  it('keeps the wrong step in view, with the reason', async () => {
    const { browser, ids, correct, legalCase } = await appealed()
    const { body } = await correct(ids[2], { ...appeal, happenedOn: '2026-03-13' }).expect(201)
    const { items } = (await browser.get(`/cases/${legalCase.id}/steps`).expect(200)).body
    const wrong = items.find((step: { id: string }) => step.id === ids[2])
    expect(wrong).to.include({ supersededById: body.step.id, supersededBecause: 'The stamp was misread' })
    const { items: timeline } = (await browser.get(`/cases/${legalCase.id}/timeline`).expect(200)).body
    expect(timeline.filter((entry: { step?: { id: string } }) => entry.step?.id === ids[2])).to.deep.equal([])
    expect(await auditVerbs()).to.include.members(['step.recorded', 'step.superseded'])
  })

  it('opens a ground again that only the wrong step had decided', async () => {
    const results = [
      { ground: 'TORTURE', result: 'rejected' },
      { ground: 'BOR3', result: 'rejected' },
    ]
    const { browser, ids, correct, legalCase } = await appealed([{ ...decision, results }])
    await correct(ids[0], { ...decision, results: [{ ground: 'BOR3', result: 'substantiated' }] }).expect(201)
    const { grounds } = (await browser.get(`/cases/${legalCase.id}`)).body
    expect(grounds).to.deep.equal([
      { ground: 'BOR3', result: 'substantiated', decidedOn: '2026-03-02' },
      { ground: 'TORTURE', result: 'pending', decidedOn: null },
    ])
  })

  it('moves the claim and its regime when the step that made it was wrong', async () => {
    const { maria, legalCase } = await world('M02')
    const browser = await as(maria)
    const [id] = await record(browser, legalCase.id, [{ stage: 'M03', happenedOn: '2026-03-02' }])
    const path = `/cases/${legalCase.id}/steps/${id}/correction`
    const step = { stage: 'M03', happenedOn: '2021-07-30' }
    const { body } = await browser.post(path).send({ step, because: 'Year' }).expect(201)
    expect(await legalCase.reload()).to.include({ claimMadeOn: '2021-07-30', regime: 'SCH5_TRANSITIONAL' })
    await browser
      .post(`/cases/${legalCase.id}/steps/${body.step.id}/correction`)
      .send({ step: { stage: 'M01', happenedOn: '2021-07-30' }, because: 'It was sent back' })
      .expect(201)
    expect(await legalCase.reload()).to.include({ claimMadeOn: null, regime: null, stage: 'M01' })
  })

  it('is judged by the corrected stage before it, not by the one that was wrong', async () => {
    const { maria, legalCase } = await world('unknown')
    const browser = await as(maria)
    const [first, second] = await record(browser, legalCase.id, [
      { stage: 'A04', happenedOn: '2026-03-02' },
      { stage: 'J01', happenedOn: '2026-03-05' },
    ])
    const at = (id?: string) => `/cases/${legalCase.id}/steps/${id}/correction`
    const removal = { step: { stage: 'P11', happenedOn: '2026-03-05' }, because: 'No court was asked' }
    await refused(maria, 409, ['post', at(second), removal])
    const dismissed = { step: { stage: 'A08', happenedOn: '2026-03-02' }, because: 'It was heard' }
    await browser.post(at(first)).send(dismissed).expect(201)
    expect((await Step.findByPk(second))?.fromStage).to.equal('A08')
    await browser.post(at(second)).send(removal).expect(201)
  })
})

describe('a correction beside what was done by hand', () => {
  it('leaves an extension by letter running, and its own new date extended by it', async () => {
    const { browser, ids, correct, t02, legalCase } = await appealed([decision])
    const [old] = await deadlinesOf(browser, legalCase.id)
    const letter = { until: '2026-04-30', letterOn: '2026-03-17' }
    await browser.post(`/cases/${legalCase.id}/deadlines/${old?.id}/extension`).send(letter).expect(201)
    await correct(ids[0], { ...decision, servedOn: '2026-03-05' }).expect(201)
    expect(await t02()).to.deep.equal(['replaced 2026-03-17', 'extended 2026-03-19', 'running 2026-04-30'])
    expect((await legalCase.reload()).nextDeadlineOn).to.equal('2026-04-30')
  })

  it('lets a deadline that a letter extended run again when the step that met it was wrong', async () => {
    const { browser, legalCase, correct, t02 } = await appealed([decision])
    const [old] = await deadlinesOf(browser, legalCase.id)
    const letter = { until: '2026-04-30', letterOn: '2026-03-17' }
    await browser.post(`/cases/${legalCase.id}/deadlines/${old?.id}/extension`).send(letter).expect(201)
    const [, id] = await record(browser, legalCase.id, [window_, appeal])
    expect(await t02()).to.deep.equal(['extended 2026-03-17', 'met 2026-04-30'])
    await correct(id, { stage: 'J01', happenedOn: '2026-03-12' }).expect(201)
    expect(await t02()).to.deep.equal(['extended 2026-03-17', 'running 2026-04-30'])
  })

  it('keeps an end by hand while the date stays, and starts anew when the date changes', async () => {
    const { browser, ids, correct, t02, legalCase } = await appealed([decision])
    const [old] = await deadlinesOf(browser, legalCase.id)
    const end = { outcome: 'void', on: '2026-03-18', because: 'The client leaves' }
    await browser.put(`/cases/${legalCase.id}/deadlines/${old?.id}/settlement`).send(end).expect(204)
    const { body } = await correct(ids[0], { ...decision, proof: 'Envelope' }).expect(201)
    expect(await t02()).to.deep.equal(['replaced 2026-03-17', 'void 2026-03-17'])
    await correct(body.step.id, { ...decision, servedOn: '2026-03-09' }).expect(201)
    expect(await t02()).to.deep.equal(['replaced 2026-03-17', 'replaced 2026-03-17', 'running 2026-03-23'])
  })

  it('does not revive a date that a black rainstorm had moved', async () => {
    const { ids, correct, t02 } = await appealed([decision, window_, { ...appeal, happenedOn: '2026-03-18' }])
    const director = await build.director()
    expect(await t02()).to.deep.equal(['missed 2026-03-17'])
    const storm = { day: '2026-03-17', reason: 'Black rainstorm' }
    await (await as(director)).post('/jurisdictions/hk-usm/closure-days').send(storm).expect(201)
    expect(await t02()).to.deep.equal(['replaced 2026-03-17', 'met 2026-03-18'])
    await correct(ids[1], { ...window_, happenedOn: '2026-03-04' }).expect(201)
    expect(await t02()).to.deep.equal(['replaced 2026-03-17', 'met 2026-03-18'])
  })
})

describe('a correction is refused', () => {
  it('where the process does not lead there, or from there to the next step (409)', async () => {
    const { maria, ids, path } = await appealed()
    const ask = (id: string | undefined, step: object) =>
      refused(maria, 409, ['post', path(id), { step, because: 'x' }])
    await ask(ids[0], { ...decision, stage: 'M11' })
    await ask(ids[0], { stage: 'M13', happenedOn: '2026-03-02' })
    await ask(ids[2], { stage: 'A08', happenedOn: '2026-03-12' })
  })

  it('where its dates do not fit between its neighbours (422)', async () => {
    const { maria, ids, path } = await appealed()
    const ask = async (id: string | undefined, step: object) =>
      pointersOf(await refused(maria, 422, ['post', path(id), { step, because: 'x' }]))
    expect(await ask(ids[0], { ...decision, happenedOn: '2026-03-03', servedOn: '2026-03-02' })).to.include(
      '/step/servedOn',
    )
    expect(await ask(ids[1], { ...window_, happenedOn: '2026-03-01' })).to.deep.equal(['/step/happenedOn'])
    expect(await ask(ids[1], { ...window_, happenedOn: '2026-03-13' })).to.deep.equal(['/step/happenedOn'])
    expect(await ask(ids[2], { ...appeal, happenedOn: '2026-03-19' })).to.include('/step/happenedOn')
    expect(await ask(ids[2], { stage: 'Z99', happenedOn: '2026-03-12' })).to.deep.equal(['/step/stage'])
    const results = [{ ground: 'GHOSTS', result: 'rejected' }]
    expect(await ask(ids[2], { ...appeal, results })).to.deep.equal(['/step/results/0/ground'])
    expect(await ask(ids[2], { ...appeal, track: 'claim' })).to.deep.equal(['/step/track'])
  })

  it('a second time, on a closed case (409), by a colleague (403), by the walled and for a foreign step (404)', async () => {
    const { maria, colleague, ids, path, correct, legalCase } = await appealed()
    const body = { step: appeal, because: 'x' }
    await refused(colleague, 403, ['post', path(ids[2]), body])
    await build.wall({ caseId: legalCase.id, userId: colleague.id })
    await refused(colleague, 404, ['post', path(ids[2]), body])
    const other = await build.case({ lead: maria })
    await refused(maria, 404, ['post', `/cases/${other.id}/steps/${ids[2]}/correction`, body])
    await correct(ids[2], appeal).expect(201)
    await refused(maria, 409, ['post', path(ids[2]), body])
    await (await legalCase.reload()).update({ status: 'closed', closedOn: '2026-03-18' })
    await refused(maria, 409, ['post', path(ids[1]), { step: window_, because: 'x' }])
  })
})
