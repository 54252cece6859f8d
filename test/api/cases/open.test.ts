import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Case } from '../../../models/Case.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { deadlinesOf, pointersOf, refused } from './world.ts'

async function intake() {
  const maria = await build.caseworker()
  return { maria, browser: await as(maria), client: await build.client({ leadId: maria.id }) }
}

describe('POST /cases', () => {
  it('opens a case of which nobody knows the stage', async () => {
    const { maria, browser, client } = await intake()

    const { body, headers } = await browser.post('/cases').send({ clientId: client.id }).expect(201)

    expect(body).to.include({
      stage: 'unknown',
      stageName: 'Not sure',
      status: 'open',
      openedOn: '2026-03-18',
    })
    expect(body.lead).to.deep.equal({ id: maria.id, name: maria.displayName })
    expect(headers.location).to.equal(`/api/v1/cases/${body.id}`)
    await browser.get(`/cases/${body.id}`).expect(200)
  })

  it('audits who opened which case, and nothing that they wrote', async () => {
    const { maria, browser, client } = await intake()
    const story = { narrative: 'Fled in the spring', grounds: ['TORTURE'], countryOfRisk: 'PK' }

    const { body } = await browser
      .post('/cases')
      .send({ clientId: client.id, ...story })
      .expect(201)

    const entry = await AuditEntry.findOne({ where: { action: 'case.created' }, rejectOnEmpty: true })
    expect(entry).to.include({ actorId: maria.id, subject: 'Case', subjectId: body.id, caseId: body.id })
    expect(entry.details).to.equal('{}')
  })

  it('starts the clock of a client who arrives after a refusal of leave', async () => {
    const { browser, client } = await intake()
    const arrival = { stage: 'J03', happenedOn: '2026-03-10' }

    const { body } = await browser.post('/cases').send({ clientId: client.id, arrival }).expect(201)

    expect(body).to.include({ stage: 'J03', nextDeadlineOn: '2026-03-24' })
    expect(body.alerts.join(' ')).to.contain('Removal possible')
    expect(await auditVerbs()).to.deep.equal(['case.created', 'step.recorded'])
  })

  it('counts from the service that a client remembers, wherever they arrive', async () => {
    const { browser, client } = await intake()
    const arrival = { stage: 'A01', happenedOn: '2026-03-12', servedOn: '2026-03-16', servedHow: 'hand' }

    const { body } = await browser.post('/cases').send({ clientId: client.id, arrival }).expect(201)

    const [appeal] = await deadlinesOf(browser, body.id)
    expect(appeal).to.include({ ruleId: 'T02', legalLastDay: '2026-03-30' })
  })

  it('counts from the earlier day, the safe side, where service is not known', async () => {
    const { browser, client } = await intake()
    const arrival = { stage: 'A01', happenedOn: '2026-03-12' }

    const { body } = await browser.post('/cases').send({ clientId: client.id, arrival }).expect(201)

    const [appeal] = await deadlinesOf(browser, body.id)
    expect(appeal).to.include({ legalLastDay: '2026-03-26' })
    expect(appeal?.explanation).to.contain('safe side')
  })

  it('lets a case of unknown stage go on at any stage, and no further back in time than it knows', async () => {
    const { browser, client } = await intake()
    const { body } = await browser.post('/cases').send({ clientId: client.id }).expect(201)

    await browser.post(`/cases/${body.id}/steps`).send({ stage: 'A08', happenedOn: '2024-05-02' }).expect(201)

    await browser.post(`/cases/${body.id}/steps`).send({ stage: 'J01', happenedOn: '2024-05-01' }).expect(422)
    expect((await browser.get(`/cases/${body.id}`)).body.stage).to.equal('A08')
  })

  for (const [claimMadeOn, regime] of [
    ['2026-01-10', 'AMEND_2021'],
    ['2021-08-01', 'AMEND_2021'],
    ['2021-07-31', 'SCH5_TRANSITIONAL'],
    ['2015-06-01', 'SCH5_TRANSITIONAL'],
  ]) {
    it(`reads the regime ${regime} from a claim made on ${claimMadeOn}`, async () => {
      const { browser, client } = await intake()
      const { body } = await browser.post('/cases').send({ clientId: client.id, claimMadeOn }).expect(201)
      expect(body).to.include({ regime, claimMadeOn })
    })
  }

  it('reads the regime from the step that makes the claim, too', async () => {
    const { browser, client } = await intake()
    const arrival = { stage: 'M03', happenedOn: '2026-03-02' }

    const { body } = await browser.post('/cases').send({ clientId: client.id, arrival }).expect(201)

    expect(body).to.include({ claimMadeOn: '2026-03-02', regime: 'AMEND_2021' })
  })

  it('keeps each ground of the claim by itself', async () => {
    const { browser, client } = await intake()
    const grounds = ['PERSECUTION', 'BOR3', 'TORTURE']

    const { body } = await browser.post('/cases').send({ clientId: client.id, grounds }).expect(201)

    expect(body.grounds).to.deep.equal(
      ['BOR3', 'PERSECUTION', 'TORTURE'].map(ground => ({ ground, result: 'pending', decidedOn: null })),
    )
  })

  it('may name another lead, who then sees the case', async () => {
    const { browser, client } = await intake()
    const omar = await build.caseworker()

    const { body } = await browser.post('/cases').send({ clientId: client.id, leadId: omar.id }).expect(201)

    expect(body.lead.id).to.equal(omar.id)
    expect((await (await as(omar)).get(`/cases/${body.id}`).expect(200)).body.clientId).to.equal(client.id)
  })

  it('takes the file out of the hands of whoever took it in, when another leads its first case', async () => {
    const { browser, client } = await intake()
    const omar = await build.caseworker()
    await browser.post('/cases').send({ clientId: client.id, leadId: omar.id }).expect(201)

    const { body } = await browser.get(`/clients/${client.id}`).expect(200)
    expect(body).to.have.keys('id', 'reference', 'status', 'lead')
    expect(body.lead.id).to.equal(omar.id)
    await browser.post('/cases').send({ clientId: client.id }).expect(403)
  })

  it('refuses what cannot be, names the field and leaves nothing behind', async () => {
    const { maria, client } = await intake()
    const manager = await build.manager()
    const ask = async (given: object) =>
      pointersOf(await refused(maria, 422, ['post', '/cases', { clientId: client.id, ...given }]))

    expect(await ask({ colour: 'red' })).to.deep.equal(['/colour'])
    expect(await ask({ clientId: [client.id] })).to.deep.equal(['/clientId'])
    expect(await ask({ grounds: ['GHOSTS'] })).to.deep.equal(['/grounds/0'])
    expect(await ask({ grounds: ['TORTURE', 'TORTURE'] })).to.deep.equal(['/grounds/1'])
    expect(await ask({ claimMadeOn: '2026-02-31' })).to.deep.equal(['/claimMadeOn'])
    expect(await ask({ claimMadeOn: '2026-03-19' })).to.deep.equal(['/claimMadeOn'])
    expect(await ask({ openedOn: '2026-03-19' })).to.deep.equal(['/openedOn'])
    expect(await ask({ leadId: manager.id })).to.deep.equal(['/leadId'])
    expect(await ask({ arrival: { stage: 'J99', happenedOn: '2026-03-01' } })).to.deep.equal([
      '/arrival/stage',
    ])
    expect(await ask({ arrival: { stage: 'J03', happenedOn: '2026-03-19' } })).to.include(
      '/arrival/happenedOn',
    )
  })

  it('refuses a decision before the claim', async () => {
    const { maria, client } = await intake()
    const given = { claimMadeOn: '2026-03-10', arrival: { stage: 'M14', happenedOn: '2026-03-09' } }

    const problem = await refused(maria, 422, ['post', '/cases', { clientId: client.id, ...given }])

    expect(problem.errors).to.deep.equal([
      { pointer: '/arrival/happenedOn', detail: 'is before the claim was made' },
    ])
  })

  it("refuses a colleague's client (403), a walled or unknown one (404), and roles without casework (403)", async () => {
    const legalCase = await build.case()
    const stranger = await build.caseworker()
    const body = { clientId: legalCase.clientId }

    await refused(stranger, 403, ['post', '/cases', body])
    await build.wall({ caseId: legalCase.id, userId: stranger.id })
    await refused(stranger, 404, ['post', '/cases', body])
    await refused(stranger, 404, ['post', '/cases', { clientId: legalCase.id }])
    for (const who of [await build.manager(), await build.administrator(), await build.counsellor()]) {
      await refused(who, 403, ['post', '/cases', body])
    }
    expect(await Case.count()).to.equal(1)
  })
})
