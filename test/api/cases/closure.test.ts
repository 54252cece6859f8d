import { expect } from 'chai'
import { Assignment } from '../../../models/Assignment.ts'
import { Deadline } from '../../../models/Deadline.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { record, refused, world } from './world.ts'

const reason = { reason: 'protected' }

describe('the closing of a case', () => {
  it('is asked for by the caseworker and approved by a director', async () => {
    const { maria, director, legalCase } = await world('P20')
    await (await as(maria)).put(`/cases/${legalCase.id}/closure-request`).send(reason).expect(204)
    expect(await legalCase.reload()).to.include({ status: 'closing', closingReason: 'protected' })
    await (await as(director)).put(`/cases/${legalCase.id}/closure`).expect(204)
    expect(await legalCase.reload()).to.include({ status: 'closed', closedOn: '2026-03-18' })
    expect(await auditVerbs()).to.deep.equal(['case.closure-asked', 'case.closed'])
  })

  it('needs a second person, even where a director asked', async () => {
    const { maria, director, legalCase } = await world('P20')
    const path = `/cases/${legalCase.id}/closure`
    await refused(director, 409, ['put', path])
    await (await as(director)).put(`${path}-request`).send(reason).expect(204)
    await refused(director, 409, ['put', path])
    await refused(maria, 403, ['put', path])
    await (await as(await build.director())).put(path).expect(204)
  })

  it('is refused while a clock runs, and the refusal names it', async () => {
    const { maria, director, legalCase } = await world('M12')
    const browser = await as(maria)
    const path = `/cases/${legalCase.id}/closure`
    await browser.put(`${path}-request`).send({ reason: 'withdrawn' }).expect(204)
    await record(browser, legalCase.id, [{ stage: 'M14', happenedOn: '2026-03-10', servedOn: '2026-03-10' }])

    const problem = await refused(director, 409, ['put', path])
    const deadline = await Deadline.findOne({ where: { ruleId: 'T02' }, rejectOnEmpty: true })
    const named = { deadline: deadline.id, name: 'Appeal to the board', legalLastDay: '2026-03-24' }
    expect(problem.allowed).to.deep.equal([named])
    await browser.delete(`${path}-request`).expect(204)
    expect((await refused(maria, 409, ['put', `${path}-request`, reason])).allowed).to.deep.equal([named])
  })

  it('ends the reminders that still run', async () => {
    const { maria, director, legalCase } = await world('M01')
    const browser = await as(maria)
    await record(browser, legalCase.id, [{ stage: 'M02', happenedOn: '2026-03-10' }])
    await browser.put(`/cases/${legalCase.id}/closure-request`).send(reason).expect(204)
    await (await as(director)).put(`/cases/${legalCase.id}/closure`).expect(204)
    expect(await Deadline.findOne({ where: { ruleId: 'T13' } })).to.include({ state: 'void', soft: true })
  })

  it('can be taken back, after which nobody waits for it', async () => {
    const { maria, director, legalCase } = await world('P20')
    const path = `/cases/${legalCase.id}/closure`
    await refused(maria, 409, ['delete', `${path}-request`])
    await (await as(maria)).put(`${path}-request`).send(reason).expect(204)
    await refused(maria, 409, ['put', `${path}-request`, reason])
    await (await as(director)).delete(`${path}-request`).expect(204)
    expect(await legalCase.reload()).to.include({ status: 'open', closingReason: null, closingAskedBy: null })
    await refused(director, 409, ['put', path])
  })

  it('is refused to colleagues (403), to the walled (404), and without a reason of the list (422)', async () => {
    const { maria, colleague, legalCase } = await world('P20')
    const path = `/cases/${legalCase.id}/closure-request`
    await refused(maria, 422, ['put', path, { reason: 'bored' }])
    await refused(maria, 422, ['put', path, {}])
    await refused(maria, 422, ['put', path, { ...reason, colour: 'red' }])
    for (const method of ['put', 'delete'] as const)
      await refused(colleague, 403, [method, path, method === 'put' ? reason : undefined])
    await build.wall({ caseId: legalCase.id, userId: colleague.id })
    await refused(colleague, 404, ['put', path, reason])
    await refused(colleague, 404, ['delete', path])
    await refused(colleague, 404, ['put', `/cases/${legalCase.id}/closure`])
  })

  it('ends what may be done: no step, note, deadline or assignment any more', async () => {
    const { maria, director, colleague, legalCase } = await world('P20')
    await legalCase.update({ status: 'closed', closedOn: '2026-03-18' })
    const at = `/cases/${legalCase.id}`
    await refused(maria, 409, ['post', `${at}/steps`, { stage: 'P04', happenedOn: '2026-03-18' }])
    await refused(maria, 409, ['post', `${at}/notes`, { body: 'After the end' }])
    await refused(maria, 409, ['put', `${at}/closure-request`, reason])
    await refused(director, 409, ['post', `${at}/assignments`, { userId: colleague.id, role: 'second' }])
    expect(await Assignment.count()).to.equal(1)
  })
})

describe('notes', () => {
  it('are written by those on the case, privileged unless said otherwise, and read in their order', async () => {
    const { maria, director, legalCase } = await world()
    const path = `/cases/${legalCase.id}/notes`
    const first = await (await as(maria)).post(path).send({ body: 'He called\nat noon' }).expect(201)
    await (await as(director)).post(path).send({ body: 'Seen', privileged: false }).expect(201)

    expect(first.body).to.include({ body: 'He called\nat noon', privileged: true })
    expect(first.body.author).to.deep.equal({ id: maria.id, name: maria.displayName })
    const { body } = await (await as(maria)).get(path).expect(200)
    expect(body.items.map((note: { body: string }) => note.body)).to.deep.equal([
      'He called\nat noon',
      'Seen',
    ])
    expect(await auditVerbs()).to.deep.equal(['note.written', 'note.written', 'case.opened'])
  })

  it('are refused to colleagues (403), to the walled (404), and when empty or of a wrong type (422)', async () => {
    const { maria, colleague, legalCase } = await world()
    const path = `/cases/${legalCase.id}/notes`
    for (const body of [
      {},
      { body: '' },
      { body: ['x'] },
      { body: 'x', privileged: 'no' },
      { body: 'x', authorId: maria.id },
    ])
      await refused(maria, 422, ['post', path, body])
    await refused(colleague, 403, ['post', path, { body: 'x' }])
    await build.wall({ caseId: legalCase.id, userId: colleague.id })
    await refused(colleague, 404, ['post', path, { body: 'x' }])
  })
})
