import { expect } from 'chai'
import { TrainingCertificateAnswer } from '../../../api/trainings/certificate.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Training } from '../../../models/Training.ts'
import { TrainingAttendance } from '../../../models/TrainingAttendance.ts'
import type { User } from '../../../models/User.ts'
import { look } from '../../reports/layout/bytes.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { asPdf } from '../../support/pdf.ts'
import { refused } from '../cases/world.ts'

describe('the certificate of a training', () => {
  let firm: Firm
  let lawyer: User
  let coordinator: User
  let training: Training
  let attendance: TrainingAttendance

  beforeEach(async () => {
    firm = await build.partnerFirm({ name: 'Ashworth \u202eLLP' })
    lawyer = await build.partnerLawyer(firm)
    coordinator = await build.coordinator(firm)
    training = await Training.create({
      ...{ kind: 'refugee-law', title: 'Credibility', heldOn: '2026-03-10', minutes: 150 },
      ...{ pointsTenths: 25, accreditedBy: 'Law Society', recordedBy: lawyer.id },
    })
    attendance = await attended({ userId: lawyer.id })
  })

  const attended = (who: { userId: string } | { attendee: string }, of = firm) =>
    TrainingAttendance.create({ trainingId: training.id, firmId: of.id, recordedBy: lawyer.id, ...who })
  const at = (ending = '', { id } = attendance, trainingId = training.id) =>
    `/trainings/${trainingId}/attendances/${id}/certificate${ending}`

  it('says who was at what, how long, with which points and by whom', async () => {
    const { body } = await (await as(coordinator)).get(at()).expect(200)
    expect(TrainingCertificateAnswer.parse(body)).to.deep.equal(body)
    expect(body).to.deep.include({
      issuedOn: '2026-03-18',
      person: { name: lawyer.displayName },
      firm: { name: 'Ashworth ⟦U+202E⟧LLP' },
      training: {
        ...{ kind: 'refugee-law', title: 'Credibility', heldOn: '2026-03-10', minutes: 150 },
        ...{ pointsTenths: 25, accreditedBy: 'Law Society' },
      },
    })
  })

  it('comes as a page with its number, and the log knows the number', async () => {
    const browser = await as(lawyer)
    const { code } = (await browser.get(at()).expect(200)).body
    const { body, headers } = await asPdf(browser, at('.pdf')).expect(200)
    expect(headers['content-disposition']).to.equal(`inline; filename="certificate-${code}.pdf"`)
    expect(look(body as Buffer).pages).to.equal(1)
    expect(look(body as Buffer).says(code)).to.equal(true)
    const [, last] = await AuditEntry.findAll({ order: ['seq'] })
    expect([last?.action, last?.subject, last?.subjectId]).to.deep.equal([
      'certificate.made',
      'TrainingAttendance',
      attendance.id,
    ])
    expect(JSON.parse(last?.details ?? '')).to.deep.equal({ records: [training.id], outcome: code })
  })

  it('is for somebody without an account too', async () => {
    const guest = await attended({ attendee: 'Noor Haddad' })
    await training.update({ pointsTenths: null, accreditedBy: null })
    const browser = await as(await build.manager())
    const { body } = await browser.get(at('', guest)).expect(200)
    expect(body.person.name).to.equal('Noor Haddad')
    expect(body.training).to.include({ pointsTenths: null, accreditedBy: null })
    await asPdf(browser, at('.pdf', guest)).expect(200)
  })

  it('is found by the attendee among their own trainings, and not those of colleagues', async () => {
    const colleague = await attended({ userId: (await build.partnerLawyer(firm)).id })
    const browser = await as(lawyer)
    const trainings = (await browser.get('/trainings').expect(200)).body.items
    expect(trainings.map(({ id }: { id: string }) => id)).to.deep.equal([training.id])
    const theirs = (await browser.get(`/trainings/${training.id}/attendances`).expect(200)).body.items
    expect(theirs.map(({ id }: { id: string }) => id)).to.deep.equal([attendance.id])
    await refused(lawyer, 404, ['get', at('', colleague)])
  })

  it('is nobody else’s to see, and belongs to its own training', async () => {
    const elsewhere = await build.partnerFirm()
    const other = await Training.create({
      ...{ kind: 'other', title: 'Other', heldOn: '2026-03-11', minutes: 60, recordedBy: lawyer.id },
    })
    const outsiders = [
      await build.partnerLawyer(firm),
      await build.coordinator(elsewhere),
      await build.partnerLawyer(elsewhere),
      await build.caseworker(),
      await build.counsellor(),
      await build.officer(),
      await build.administrator(),
    ]
    for (const person of outsiders) {
      for (const ending of ['', '.pdf']) await refused(person, 404, ['get', at(ending)])
    }
    await refused(coordinator, 404, ['get', at('', attendance, other.id)])
    for (const ending of ['', '.pdf']) await refused(coordinator, 422, ['get', at(`${ending}?year=2026`)])
    expect(await auditVerbs()).to.deep.equal([])
  })
})
