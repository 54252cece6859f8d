import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Case } from '../../../models/Case.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { Step } from '../../../models/Step.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { refused } from './world.ts'

const notice = {
  stage: 'M14',
  happenedOn: '2026-03-20',
  servedOn: '2026-03-21',
  servedHow: 'hand',
  learntOn: '2026-03-21',
}

describe('POST /cases/:id/steps', () => {
  beforeEach(() => setClock('2026-03-23T02:00:00.000Z'))

  it('records a rejection and shows the last day to appeal, with its sum in words', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria, stage: 'M12' })

    const { body } = await (await as(maria)).post(`/cases/${legalCase.id}/steps`).send(notice).expect(201)

    expect(body.step).to.include({ stage: 'M14', fromStage: 'M12', servedOn: '2026-03-21' })
    const appeal = body.deadlines.find((one: { ruleId: string }) => one.ruleId === 'T02')
    expect(appeal).to.include({ legalLastDay: '2026-04-08', state: 'running', daysLeft: 16 })
    expect(appeal.explanation).to.match(
      /14 days after service on 21 March 2026.*last day Wednesday 8 April 2026.*37ZS\(1\)/,
    )
    const version = legalCase.version
    expect((await legalCase.reload()).stage).to.equal('M14')
    expect(legalCase.version).to.equal(version + 1)
    expect(legalCase.nextDeadlineOn).to.equal('2026-04-08')
    expect(await auditVerbs()).to.deep.equal(['step.recorded'])
  })

  it('meets the deadline that the step answers', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria, stage: 'M12' })
    await (await as(maria)).post(`/cases/${legalCase.id}/steps`).send(notice).expect(201)
    setClock('2026-03-25T02:00:00.000Z')
    const browser = await as(maria)
    await browser
      .post(`/cases/${legalCase.id}/steps`)
      .send({ stage: 'A01', happenedOn: '2026-03-21' })
      .expect(201)
    await browser
      .post(`/cases/${legalCase.id}/steps`)
      .send({ stage: 'A02', happenedOn: '2026-03-25' })
      .expect(201)

    const appeal = await Deadline.findOne({ where: { caseId: legalCase.id, ruleId: 'T02' } })
    expect(appeal).to.include({ state: 'met', settledOn: '2026-03-25' })
    expect((await legalCase.reload()).nextDeadlineOn).to.not.equal('2026-04-08')
  })

  it('refuses a move that the process does not allow, and names those it does', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria, stage: 'A08' })

    const { body } = await (await as(maria))
      .post(`/cases/${legalCase.id}/steps`)
      .send({ stage: 'M04', happenedOn: '2026-03-20' })
      .expect(409)

    expect(body.type).to.equal('/problems/illegal-move')
    expect(body.allowed.map((move: { stage: string }) => move.stage)).to.include.members(['J01', 'P11'])
    expect(await Step.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('refuses a colleague who sees only the outline, and hides nothing else from the answer', async () => {
    const legalCase = await build.case({ stage: 'M12' })
    const colleague = await build.caseworker()

    await (await as(colleague)).post(`/cases/${legalCase.id}/steps`).send(notice).expect(403)
    expect(await Step.count()).to.equal(0)
  })

  it('tells every fault of impossible dates at once', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria, stage: 'M12' })
    const wrong = { stage: 'M14', happenedOn: '2026-03-30', servedOn: '2026-03-29', learntOn: '2026-03-28' }

    const { body } = await (await as(maria)).post(`/cases/${legalCase.id}/steps`).send(wrong).expect(422)

    expect(body.errors.map((one: { pointer: string }) => one.pointer)).to.include.members([
      '/happenedOn',
      '/learntOn',
      '/servedOn',
    ])
  })

  it('refuses a date that does not exist, an unknown field and an array where a word belongs', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria, stage: 'M12' })
    const wrong = { stage: ['M14'], happenedOn: '2026-02-31', colour: 'red' }

    const { body } = await (await as(maria)).post(`/cases/${legalCase.id}/steps`).send(wrong).expect(422)

    expect(body.errors.map((one: { pointer: string }) => one.pointer).sort()).to.deep.equal([
      '/colour',
      '/happenedOn',
      '/stage',
    ])
  })

  it('audits who recorded which step on which case, by codes and never by words', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria, stage: 'M12' })
    const told = { ...notice, proof: 'Envelope from the neighbour' }
    const { body } = await (await as(maria)).post(`/cases/${legalCase.id}/steps`).send(told).expect(201)

    const [entry] = await AuditEntry.findAll()
    expect(entry).to.include({ action: 'step.recorded', actorId: maria.id, actorRoles: 'caseworker' })
    expect(entry).to.include({ subject: 'Step', subjectId: body.step.id, caseId: legalCase.id })
    expect(entry?.details).to.equal('{"fields":["claim:M14"]}')
  })

  it('does not exist for the walled, and leaves no row or audit entry when it is refused', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria, stage: 'M12' })
    const path = `/cases/${legalCase.id}/steps`
    await refused(maria, 409, ['post', path, { stage: 'J01', happenedOn: '2026-03-20' }])
    await refused(maria, 422, ['post', path, { ...notice, servedOn: null }])
    await refused(maria, 422, ['post', path, { ...notice, happenedOn: '2026-01-01', servedOn: '2026-01-01' }])
    await build.wall({ caseId: legalCase.id, userId: maria.id })
    await refused(maria, 404, ['post', path, notice])
  })
})

describe('POST /cases/:id/steps/:stepId/correction', () => {
  beforeEach(() => setClock('2026-03-23T02:00:00.000Z'))

  it('works the deadline out again from the right date, tells the change, and keeps the wrong step', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria, stage: 'M12' })
    const browser = await as(maria)
    const first = await browser.post(`/cases/${legalCase.id}/steps`).send(notice).expect(201)
    const step = { ...notice, happenedOn: '2026-03-02', servedOn: '2026-03-03' }

    const { body } = await browser
      .post(`/cases/${legalCase.id}/steps/${first.body.step.id}/correction`)
      .send({ step, because: 'The stamp reads 3 March' })
      .expect(201)

    expect(body.changes).to.have.length(1)
    expect(body.changes[0]).to.include({ before: '2026-04-08', after: '2026-03-17' })
    const wrong = await Step.findByPk(first.body.step.id, { rejectOnEmpty: true })
    expect(wrong.supersededById).to.equal(body.step.id)
    const states = await Deadline.findAll({ where: { caseId: legalCase.id, ruleId: 'T02' }, order: ['id'] })
    expect(states.map(one => one.state)).to.deep.equal(['replaced', 'running'])
    expect((await Case.findByPk(legalCase.id))?.nextDeadlineOn).to.equal('2026-03-17')
  })
})
