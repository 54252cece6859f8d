import { expect } from 'chai'
import { runDue } from '../../../jobs/worker.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { Training } from '../../../models/Training.ts'
import { TrainingAttendance } from '../../../models/TrainingAttendance.ts'
import { look } from '../../reports/layout/bytes.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { place } from '../../support/jobs.ts'
import { asPdf } from '../../support/pdf.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }

describe('papers that are made in the background', () => {
  let lease: Awaited<ReturnType<typeof build.lease>>

  beforeEach(async () => {
    lease = await build.lease()
  })

  const hours = (given: object = {}) =>
    TimeEntry.create({
      ...{ kind: 'clinic', firmId: lease.firm.id, userId: lease.lawyer.id, workedOn: '2026-03-02' },
      ...{ minutes: 90, activity: 'drafting', recordedBy: lease.lawyer.id },
      verifiedAt: new Date('2026-03-10T02:00:00Z'),
      ...given,
    })
  const ofHours = (given: object = {}) => ({
    ...{ kind: 'certificate-hours', firmId: lease.firm.id, userId: lease.lawyer.id, ...year },
    ...given,
  })
  const ofCase = () => ({ kind: 'chronology', caseId: lease.legalCase.id, purpose: 'hearing' })
  const made = async (browser: Browser, order: object) => {
    const { id } = (await browser.post('/reports').send(order).expect(202)).body
    await runDue(place)
    const { body } = await browser.get(`/reports/${id}`).expect(200)
    return body as { id: string; state: string; failure: string | null; fingerprint: string }
  }

  it('are the chronology of a case, for who may make one', async () => {
    const browser = await as(lease.lead)
    const { id, state, fingerprint } = await made(browser, ofCase())
    expect(state).to.equal('finished')
    const { body, headers } = await asPdf(browser, `/reports/${id}/file`).expect(200)
    expect(headers['content-disposition']).to.include(`chronology-${lease.legalCase.reference}.pdf`)
    expect(look(body as Buffer).says(`Case chronology ${lease.legalCase.reference}`)).to.equal(true)
    const { kind } = (await browser.get(`/reports/verify/${fingerprint}`).expect(200)).body
    expect(kind).to.equal('chronology')
    await (await as(lease.lawyer)).post('/reports').send(ofCase()).expect(403)
    await (await as(await build.coordinator(lease.firm))).post('/reports').send(ofCase()).expect(404)
  })

  it('name in the log the glass over the case under which they were fetched', async () => {
    const browser = await as(lease.lead)
    const { id } = await made(browser, ofCase())
    const { id: caseId, clientId } = lease.legalCase
    const glass = await build.glass({ record: 'Case', caseId, clientId, actorId: lease.lead.id })
    await asPdf(browser, `/reports/${id}/file`).expect(200)
    const entry = await AuditEntry.findOne({ where: { action: 'report.opened' } })
    expect(JSON.parse(entry?.details ?? '')).to.deep.equal({ glass: glass.id })
  })

  it('are not handed out any more once a wall stands', async () => {
    const browser = await as(lease.lead)
    const { id } = await made(browser, ofCase())
    await build.wall({ caseId: lease.legalCase.id, userId: lease.lead.id })
    await browser.get(`/reports/${id}/file`).expect(404)
  })

  it('are certificates of hours and of trainings, on one page each', async () => {
    await hours()
    const training = await Training.create({
      ...{ kind: 'other', title: 'Credibility', heldOn: '2026-03-10', minutes: 60 },
      recordedBy: lease.lawyer.id,
    })
    const attended = { trainingId: training.id, firmId: lease.firm.id, userId: lease.lawyer.id }
    const { id: attendanceId } = await TrainingAttendance.create({ ...attended, recordedBy: lease.lawyer.id })
    const browser = await as(lease.lawyer)
    for (const order of [
      ofHours(),
      { kind: 'certificate-training', trainingId: training.id, attendanceId },
    ]) {
      const { id, state } = await made(browser, order)
      expect(state).to.equal('finished')
      const { body } = await asPdf(browser, `/reports/${id}/file`).expect(200)
      expect(look(body as Buffer).pages).to.equal(1)
    }
  })

  it('are refused for a colleague, for a training of others, and for no period', async () => {
    const browser = await as(lease.lawyer)
    const colleague = await build.partnerLawyer(lease.firm)
    await browser
      .post('/reports')
      .send(ofHours({ userId: colleague.id }))
      .expect(404)
    const nowhere = '01999999-9999-7999-8999-999999999999'
    const training = { kind: 'certificate-training', trainingId: nowhere, attendanceId: nowhere }
    await browser.post('/reports').send(training).expect(404)
    const { errors } = (
      await browser
        .post('/reports')
        .send(ofHours({ to: '2025-12-31' }))
        .expect(422)
    ).body
    expect(errors[0].pointer).to.equal('/to')
  })

  it('say that there is nothing to certify, and are not made of it', async () => {
    await hours({ verifiedAt: null })
    const { state, failure } = await made(await as(lease.lawyer), ofHours())
    expect([state, failure]).to.deep.equal(['failed', 'nothing-to-report'])
  })
})
