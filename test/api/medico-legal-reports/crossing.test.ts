import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import type { Consent } from '../../../models/Consent.ts'
import { MedicoLegalMove } from '../../../models/MedicoLegalMove.ts'
import { MedicoLegalReport, type ReportState } from '../../../models/MedicoLegalReport.ts'
import { Task } from '../../../models/Task.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { fileBy, found, makeReportWorld, paper, type ReportWorld } from './world.ts'

describe('a medico-legal report crosses to the legal side', () => {
  let world: ReportWorld
  let report: MedicoLegalReport
  let path: string
  let consent: Consent

  beforeEach(async () => {
    world = await makeReportWorld()
    consent = await build.agreesToServe({ clientId: world.legalCase.clientId })
    report = await world.report({ state: 'examined', ...found, findings: [...found.findings] })
    path = `/medico-legal-reports/${report.id}`
    await fileBy(world.noor, path).expect(201)
  })

  const inState = async (state: ReportState) => (await report.reload()).update({ state })
  const decide = (browser: Browser, state: string) =>
    browser.put(`${path}/state`).send({ state, reason: 'It carries the appeal' })

  const readsAll = async (browser: Browser) => {
    const { body } = await browser.get(path).expect(200)
    expect(body).to.deep.include({ ...found, file: { mediaType: 'application/pdf', bytes: paper().length } })
    expect((await browser.get(`${path}/file`).expect(200)).body).to.deep.equal(paper())
  }
  const readsOutline = async (browser: Browser) => {
    const answer = await browser.get(path).expect(200)
    expect(answer.body).to.include({ id: report.id, requestedOn: '2026-03-02' })
    expect(answer.body).not.to.have.any.keys('findings', 'overall', 'file')
    expect(answer.text).not.to.match(/Canary|consistent/)
    await browser.get(`${path}/file`).expect(403)
    await browser.get(`${path}/moves`).expect(200)
  }

  it('when it is offered, and not before', async () => {
    for (const state of ['accepted', 'examined', 'finished', 'withdrawn'] as const) {
      await inState(state)
      for (const browser of [world.maria, world.director]) await readsOutline(browser)
    }
    for (const state of ['offered', 'relied-on', 'not-relied-on'] as const) {
      await inState(state)
      for (const browser of [world.maria, world.director]) await readsAll(browser)
    }
  })

  it('while the client agrees, and goes with the next request when they do not', async () => {
    const { maria, director, noor, legalCase } = world
    await inState('offered')
    await readsAll(maria)
    await maria.put(`/consents/${consent.id}/withdrawal`).send({}).expect(200)
    for (const browser of [maria, director]) {
      await readsOutline(browser)
      const { body } = await decide(browser, 'relied-on').expect(409)
      expect(body.allowed).to.deep.equal([])
    }
    const told = { kind: 'report-consent-over', ownerId: world.lead.id, state: 'open' }
    expect((await Task.findAll({ where: told })).map(({ note }) => note)).to.deep.equal([
      `${report.reference}: the client does not agree any more that this report is served. Do not serve it.`,
    ])
    await readsAll(noor)
    expect((await report.reload()).state).to.equal('offered')
    await build.agreesToServe({ clientId: legalCase.clientId, dataKinds: ['clinical-summary'] })
    await build.agreesToServe({ clientId: (await build.client()).id })
    await readsOutline(maria)
    await build.agreesToServe({ clientId: legalCase.clientId, expiresOn: '2026-03-17' })
    await readsOutline(maria)
    await build.agreesToServe({ clientId: legalCase.clientId, expiresOn: '2026-03-18' })
    await readsAll(maria)
  })

  it('without a word to the lead where another consent goes on, or nothing was offered', async () => {
    const { maria, legalCase } = world
    const { clientId } = legalCase
    await maria.put(`/consents/${consent.id}/withdrawal`).send({}).expect(200)
    await inState('offered')
    const [first, second] = [
      await build.agreesToServe({ clientId }),
      await build.agreesToServe({ clientId, purpose: 'casework' }),
    ]
    const research = await build.agreesToServe({ clientId, purpose: 'research', dataKinds: ['statistics'] })
    for (const { id } of [first, research]) await maria.put(`/consents/${id}/withdrawal`).send({}).expect(200)
    expect(await Task.count({ where: { kind: 'report-consent-over' } })).to.equal(0)
    await readsAll(maria)
    await maria.put(`/consents/${second.id}/withdrawal`).send({}).expect(200)
    expect(await Task.count({ where: { kind: 'report-consent-over' } })).to.equal(1)
  })

  it('also after it was relied on: the client has the last word', async () => {
    await inState('relied-on')
    await build.consentEnd(consent)
    await readsOutline(world.maria)
    await inState('not-relied-on')
    await readsOutline(world.director)
  })

  it('and is decided by those on the case, once, with a reason', async () => {
    const { maria, director, other, noor, colleague } = world
    await inState('offered')
    await decide(other, 'relied-on').expect(404)
    await decide(colleague, 'relied-on').expect(404)
    expect((await decide(noor, 'relied-on').expect(409)).body.allowed).to.deep.equal(['withdrawn'])
    await maria.put(`${path}/state`).send({ state: 'relied-on' }).expect(422)
    const both = [maria, director].map(browser => decide(browser, 'not-relied-on'))
    expect((await Promise.all(both)).map(({ status }) => status).sort()).to.deep.equal([204, 409])
    expect(await MedicoLegalMove.count()).to.equal(1)
    expect((await MedicoLegalReport.findByPk(report.id))?.reason).to.equal('It carries the appeal')
  })

  it('until the examiner takes it back, while nothing is decided', async () => {
    const { maria, noor } = world
    await inState('offered')
    await noor.put(`${path}/state`).send({ state: 'withdrawn' }).expect(204)
    await readsOutline(maria)
    await inState('relied-on')
    await noor.put(`${path}/state`).send({ state: 'withdrawn' }).expect(409)
  })

  it('and to nobody else: not to another counsellor, a firm on the case, or whoever runs the place', async () => {
    await inState('relied-on')
    const { legalCase, other, colleague } = world
    const firm = await build.partnerFirm()
    const lawyer = await build.partnerLawyer(firm)
    const onCase = {
      caseId: legalCase.id,
      firmId: firm.id,
      status: 'active',
      conflictCheck: 'clear',
    } as const
    const matter = await build.matter(onCase)
    await build.teamMember({ matterId: matter.id, userId: lawyer.id })
    await build.consent({ clientId: legalCase.clientId, firmId: firm.id })
    const lawyersBrowser = await as(lawyer)
    await lawyersBrowser.get(`/cases/${legalCase.id}`).expect(200)
    const rest = await Promise.all(
      [
        await build.coordinator(firm),
        await build.manager(),
        await build.officer(),
        await build.administrator(),
      ].map(as),
    )
    for (const browser of [other, colleague, lawyersBrowser, ...rest]) {
      for (const one of [path, `${path}/file`, `${path}/moves`]) await browser.get(one).expect(404)
      await decide(browser, 'relied-on').expect(404)
      await browser.put(`${path}/findings`).set('If-Match', '"x"').send(found).expect(404)
      await fileBy(browser, path).expect(404)
      const { status, body } = await browser.get('/medico-legal-reports')
      if (status === 200) expect(body.items).to.deep.equal([])
      else expect(status).to.equal(403)
    }
  })

  it('and to nobody behind a wall, on either side of it', async () => {
    const { maria, noor, legalCase, lead, examiner } = world
    await inState('offered')
    for (const userId of [lead.id, examiner.id]) await build.wall({ caseId: legalCase.id, userId })
    for (const browser of [maria, noor]) {
      for (const one of [path, `${path}/file`, `${path}/moves`]) await browser.get(one).expect(404)
      expect((await browser.get('/medico-legal-reports').expect(200)).body.items).to.deep.equal([])
      await browser.put(`${path}/state`).send({ state: 'withdrawn' }).expect(404)
    }
    await noor.put(`${path}/findings`).set('If-Match', '"x"').send(found).expect(404)
    expect((await report.reload()).state).to.equal('offered')
  })

  it('and the legal side neither writes nor files what it reads', async () => {
    const { maria, director } = world
    for (const state of ['examined', 'offered'] as const) {
      await inState(state)
      for (const browser of [maria, director]) {
        await browser.put(`${path}/findings`).set('If-Match', '"x"').send(found).expect(403)
        await fileBy(browser, path).expect(403)
      }
    }
    expect((await report.reload()).findings).to.deep.equal(found.findings)
  })

  it('without a word of it in the audit log, in tasks or in logs', async () => {
    await inState('finished')
    await world.noor.put(`${path}/state`).send({ state: 'offered' }).expect(204)
    await decide(world.maria, 'relied-on').expect(204)
    const tasks = (await Task.findAll()).map(({ note }) => note)
    expect(tasks).to.have.length(1)
    const kept = JSON.stringify([tasks, await AuditEntry.findAll(), logged])
    expect(kept).not.to.match(/Canary|highly-consistent|carries the appeal/)
  })
})
