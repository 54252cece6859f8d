import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { database } from '../../../models/database.ts'
import { FileChunk } from '../../../models/FileChunk.ts'
import { MedicoLegalMove } from '../../../models/MedicoLegalMove.ts'
import { MedicoLegalReport } from '../../../models/MedicoLegalReport.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { versionOf } from '../referrals/in-service.ts'
import { fileBy, found, makeReportWorld, paper, type ReportWorld } from './world.ts'

const asked = { purpose: 'appeal', examination: 'both', language: 'en', instructions: 'Canary: the scars' }

describe('the request for a medico-legal report', () => {
  let world: ReportWorld

  beforeEach(async () => {
    world = await makeReportWorld()
  })

  const request = (browser: Browser, more: object = {}) =>
    browser.post(`/cases/${world.legalCase.id}/medico-legal-reports`).send({ ...asked, ...more })

  it('comes from the legal side of a case, and waits for an examiner of the team', async () => {
    const { maria, noor, lead, legalCase } = world
    const { body } = await request(maria).expect(201)
    expect(body).to.deep.include({
      ...{ ...asked, state: 'requested', caseId: legalCase.id, requestedOn: '2026-03-18', examiner: null },
      ...{ requestedBy: { id: lead.id, name: lead.displayName }, allowed: ['withdrawn'], reason: null },
    })
    expect(body).not.to.have.any.keys('findings', 'overall', 'file')
    const waiting = (await noor.get('/medico-legal-reports?state=requested').expect(200)).body.items
    expect(waiting).to.have.length(1)
    expect(waiting[0]).not.to.have.any.keys('client', 'caseId')
    const path = `/medico-legal-reports/${body.id}`
    expect((await noor.get(path).expect(200)).body).not.to.have.any.keys('client', 'instructions', 'findings')
    await noor.get(`${path}/moves`).expect(403)
    const [rows] = await database().query('SELECT * FROM medico_legal_reports')
    expect(JSON.stringify(rows)).not.to.include('Canary')
  })

  it('names a matter of the case and a provider that is there', async () => {
    const { maria, legalCase } = world
    const [own, foreign] = [await build.matter({ caseId: legalCase.id }), await build.matter()]
    const clinic = await build.provider({ kind: 'clinic', name: 'Clinic' })
    const { body } = await request(maria, { matterId: own.id, providerId: clinic.id }).expect(201)
    expect(body).to.deep.include({ matterId: own.id, provider: { id: clinic.id, name: 'Clinic' } })
    for (const wrong of [
      { matterId: foreign.id },
      { purpose: 'gossip' },
      { language: '' },
      { state: 'offered' },
    ])
      await request(maria, wrong).expect(422)
    await request(maria, { providerId: legalCase.id }).expect(404)
    await legalCase.update({ status: 'closed', closedOn: '2026-03-18' })
    await request(maria).expect(409)
    expect(await MedicoLegalReport.count()).to.equal(1)
  })

  it('is refused to whoever only sees the outline of the case, and unseen by the rest', async () => {
    const { other, noor } = world
    await request(other).expect(403)
    await request(await as(await build.manager())).expect(403)
    await request(noor).expect(404)
    const firm = await build.partnerFirm()
    for (const user of [
      await build.coordinator(firm),
      await build.partnerLawyer(firm),
      await build.officer(),
    ])
      expect((await request(await as(user))).status).to.be.oneOf([403, 404])
    expect(await MedicoLegalReport.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })
})

describe('a medico-legal report', () => {
  let world: ReportWorld

  beforeEach(async () => {
    world = await makeReportWorld()
  })

  const to = (browser: Browser, { id }: { id: string }, body: object) =>
    browser.put(`/medico-legal-reports/${id}/state`).send(body)
  const at = ({ id }: { id: string }) => `/medico-legal-reports/${id}`
  const write = (browser: Browser, report: { id: string }, etag: string, body: object = found) =>
    browser
      .put(`${at(report)}/findings`)
      .set('If-Match', etag)
      .send(body)

  it('is accepted by one examiner, who learns then whom it is about, and no colleague does', async () => {
    const { noor, colleague, legalCase } = world
    const report = await world.report({ state: 'requested' })
    const answers = await Promise.all([noor, colleague].map(one => to(one, report, { state: 'accepted' })))
    const [won] = answers.filter(({ status }) => status === 204)
    expect(answers.map(({ status }) => status).filter(status => status !== 204)).to.have.length(1)
    const [mine, theirs] = answers[0] === won ? [noor, colleague] : [colleague, noor]
    expect((await mine.get(at(report)).expect(200)).body.client.id).to.equal(legalCase.clientId)
    await theirs.get(at(report)).expect(404)
    await theirs.get(`${at(report)}/file`).expect(404)
    expect(await MedicoLegalMove.count()).to.equal(1)
  })

  it('goes its way, each move with who and when, until the lawyer decides', async () => {
    const { noor, maria, examiner, lead, legalCase } = world
    await build.agreesToServe({ clientId: legalCase.clientId })
    const report = await world.report({ state: 'requested' })
    await to(noor, report, { state: 'accepted' }).expect(204)
    await to(noor, report, { state: 'examined', examinedOn: '2026-03-16' }).expect(204)
    await write(noor, report, await versionOf(noor, at(report))).expect(200)
    await to(noor, report, { state: 'finished' }).expect(409)
    await fileBy(noor, at(report)).expect(201)
    await to(noor, report, { state: 'finished' }).expect(204)
    await to(noor, report, { state: 'offered' }).expect(204)
    const owed = (await maria.get('/tasks?kind=report-offered').expect(200)).body.items
    expect(owed[0].note).to.equal(`${report.reference}: a medico-legal report waits for your decision.`)
    await to(maria, report, { state: 'relied-on', reason: 'Canary: it carries the appeal' }).expect(204)
    expect((await maria.get('/tasks?kind=report-offered').expect(200)).body.items).to.deep.equal([])
    const { body } = await maria.get(at(report)).expect(200)
    expect(body).to.deep.include({
      ...found,
      reason: 'Canary: it carries the appeal',
      examinedOn: '2026-03-16',
    })
    expect((await noor.get(at(report)).expect(200)).body).not.to.have.any.keys('reason')
    const moves = (await maria.get(`${at(report)}/moves`).expect(200)).body.items
    expect(
      moves.map((one: { to: string; movedBy: { id: string } }) => [one.to, one.movedBy.id]),
    ).to.deep.equal([
      ...['accepted', 'examined', 'finished', 'offered'].map(state => [state, examiner.id]),
      ['relied-on', lead.id],
    ])
    await to(maria, report, { state: 'not-relied-on', reason: 'X' }).expect(409)
  })

  it('goes no other way, says why where it must, and says then where it may go', async () => {
    const { noor, maria, director } = world
    const report = await world.report({ state: 'requested' })
    const { body } = await to(noor, report, { state: 'finished' }).expect(409)
    expect(body).to.deep.include({ type: '/problems/illegal-move', allowed: ['accepted', 'declined'] })
    expect((await to(maria, report, { state: 'accepted' }).expect(409)).body.allowed).to.deep.equal([
      'withdrawn',
    ])
    for (const wrong of [
      { state: 'declined' },
      { state: 'declined', because: 'tired' },
      { state: 'accepted', because: 'language' },
      { state: 'accepted', examinedOn: '2026-03-17' },
      { state: 'accepted', reason: 'Because' },
      { state: 'burnt' },
    ])
      await to(noor, report, wrong).expect(422)
    const accepted = await world.report({ state: 'accepted' })
    for (const examinedOn of ['2026-03-19', '2026-03-01'])
      await to(noor, accepted, { state: 'examined', examinedOn }).expect(422)
    await to(noor, accepted, { state: 'declined', because: 'client-refused' }).expect(204)
    expect((await maria.get(at(accepted)).expect(200)).body).to.deep.include({
      because: 'client-refused',
      allowed: [],
    })
    await to(director, report, { state: 'withdrawn' }).expect(204)
    expect((await MedicoLegalReport.findByPk(report.id))?.examinerId).to.equal(null)
    expect(await MedicoLegalMove.count()).to.equal(2)
  })

  it('goes into the hands of a colleague, by its examiner or a director, and the one before sees it no more', async () => {
    const { noor, director, maria, lead, examiner, legalCase } = world
    const colleague = await build.counsellor()
    const report = await world.report({ state: 'examined', ...found, findings: [...found.findings] })
    const name = (browser: Browser, userId: string) => browser.put(`${at(report)}/examiner`).send({ userId })
    const walled = await build.counsellor()
    await build.wall({ caseId: legalCase.id, userId: walled.id })
    for (const userId of [lead.id, walled.id]) await name(noor, userId).expect(422)
    await name(maria, colleague.id).expect(403)
    await name(world.colleague, colleague.id).expect(404)
    await name(noor, colleague.id).expect(204)
    await noor.get(at(report)).expect(404)
    expect((await (await as(colleague)).get(at(report)).expect(200)).body).to.deep.include(found)
    await name(director, examiner.id).expect(204)
    await noor.get(at(report)).expect(200)
    for (const state of ['requested', 'relied-on'] as const) {
      const { id } = await world.report({ state })
      await director.put(`/medico-legal-reports/${id}/examiner`).send({ userId: colleague.id }).expect(409)
    }
  })

  it('is not finished or offered while no file is there, nor offered while the client does not agree', async () => {
    const {
      noor,
      legalCase: { clientId },
    } = world
    const empty = await world.report({ state: 'examined' })
    await to(noor, empty, { state: 'finished' }).expect(409)
    const report = await world.report({ state: 'examined', overall: 'consistent' })
    await to(noor, report, { state: 'finished' }).expect(409)
    const unfiled = await world.report({ state: 'finished', overall: 'consistent' })
    await fileBy(noor, at(report)).expect(201)
    await to(noor, report, { state: 'finished' }).expect(204)
    await to(noor, report, { state: 'offered' }).expect(409)
    const stranger = await build.client()
    await build.agreesToServe({ clientId: stranger.id })
    await build.agreesToServe({ clientId, dataKinds: ['clinical-summary'] })
    await build.agreesToServe({ clientId, purpose: 'research' })
    await build.agreesToServe({ clientId, purpose: 'casework', validFrom: '2026-03-19' })
    await build.agreesToServe({ clientId, purpose: 'casework', expiresOn: '2026-03-17' })
    await build.agreesToServe({ clientId, kind: 'refused' })
    await build.agreesToServe({ clientId, recipientKind: 'firm', firmId: (await build.firm()).id })
    await to(noor, report, { state: 'offered' }).expect(409)
    const agreed = await build.agreesToServe({ clientId, purpose: 'casework' })
    await build.consentEnd(agreed)
    await to(noor, report, { state: 'offered' }).expect(409)
    expect((await MedicoLegalReport.findByPk(report.id))?.state).to.equal('finished')
    await build.agreesToServe({ clientId })
    await to(noor, unfiled, { state: 'offered' }).expect(409)
    await to(noor, report, { state: 'offered' }).expect(204)
  })

  it('is graded by the Istanbul Protocol during the examination, by whoever read the present version', async () => {
    const { noor } = world
    const report = await world.report({ state: 'accepted' })
    const first = await versionOf(noor, at(report))
    for (const wrong of [
      { findings: [], overall: 'perhaps' },
      { findings: [{ subject: 'Scar', grade: 'certain' }], overall: null },
      { findings: [{ subject: '', grade: 'typical' }], overall: null },
      { findings: [] },
    ])
      await write(noor, report, first, wrong).expect(422)
    expect((await write(noor, report, first).expect(200)).body).to.deep.include(found)
    await write(noor, report, first, { findings: [], overall: null }).expect(412)
    await report.reload()
    expect(report.findings).to.deep.equal(found.findings)
    await report.update({ state: 'finished' })
    await write(noor, report, await versionOf(noor, at(report)), { findings: [], overall: null }).expect(409)
    await fileBy(noor, at(report)).expect(409)
    const [rows] = await database().query('SELECT * FROM medico_legal_reports')
    expect(JSON.stringify(rows)).not.to.match(/Canary|highly/)
  })

  it('is filed under the key of clinical words and the name of its reference', async () => {
    const { noor } = world
    const report = await world.report({ state: 'examined' })
    await noor.get(`${at(report)}/file`).expect(404)
    const unknown = (await noor.get(at({ id: randomUUID() })).expect(404)).body.detail
    expect(unknown).to.equal('There is no such medico-legal report, or it is not yours to see')
    const { body } = await fileBy(noor, at(report)).expect(201)
    expect(body.file).to.deep.equal({ mediaType: 'application/pdf', bytes: paper().length })
    const answer = await noor.get(`${at(report)}/file`).expect(200)
    expect(answer.body).to.deep.equal(paper())
    expect(answer.headers['content-disposition']).to.contain(`filename="${report.reference}.pdf"`)
    const [keys] = await database().query("SELECT id FROM data_keys WHERE purpose = 'clinical'")
    expect((keys as { id: string }[]).map(({ id }) => id)).to.include((await FileChunk.findOne())?.keyId)
    const send = (type: string, bytes: Buffer) =>
      noor
        .post(`${at(report)}/file?name=a.pdf`)
        .set('Content-Type', type)
        .send(bytes)
    await send('text/plain', Buffer.from('Words')).expect(415)
    await send('application/pdf', Buffer.from('Words')).expect(422)
    await to(noor, report, { state: 'finished' }).expect(204)
    expect(await auditVerbs()).to.include.members([
      ...['medico-legal-report.filed', 'medico-legal-report.file-opened', 'medico-legal-report.moved'],
    ])
  })
})
