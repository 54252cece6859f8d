import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { HoursCertificateAnswer } from '../../../api/firms/certificate.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { database } from '../../../models/database.ts'
import { Employment } from '../../../models/Employment.ts'
import type { Firm } from '../../../models/Firm.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import type { User } from '../../../models/User.ts'
import { look } from '../../reports/layout/bytes.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { asPdf } from '../../support/pdf.ts'
import { refused } from '../cases/world.ts'

const year = 'from=2026-01-01&to=2026-12-31'
const verified = { verifiedAt: new Date('2026-03-10T02:00:00Z') }

describe('the certificate of hours', () => {
  let lease: Awaited<ReturnType<typeof build.lease>>
  let firm: Firm
  let lawyer: User
  let coordinator: User

  beforeEach(async () => {
    lease = await build.lease()
    firm = lease.firm
    lawyer = lease.lawyer
    coordinator = await build.coordinator(firm)
  })

  const at = (ending = `?${year}`, user = lawyer, of = firm) =>
    `/firms/${of.id}/people/${user.id}/certificate${ending}`
  const worked = (given: object = {}, matterId: string | null = lease.matter.id) =>
    TimeEntry.create({
      ...{ kind: matterId ? 'matter' : 'clinic', matterId, firmId: firm.id, userId: lawyer.id },
      ...{ workedOn: '2026-03-02', minutes: 90, activity: 'drafting', recordedBy: lawyer.id },
      ...verified,
      ...given,
    })
  const byHand = async (from: string, to: string) =>
    database().query(
      `SELECT kind, SUM(minutes) AS minutes, COUNT(DISTINCT matter_id) AS matters FROM time_entries
       WHERE user_id = ? AND firm_id = ? AND verified_at IS NOT NULL AND withdrawn_at IS NULL
         AND worked_on >= ? AND worked_on <= ? GROUP BY kind`,
      { replacements: [lawyer.id, firm.id, from, to], type: QueryTypes.SELECT },
    ) as Promise<{ kind: string; minutes: number; matters: number }[]>

  it('counts what was verified in the period and not withdrawn, to the day', async () => {
    const second = await build.matter({ caseId: lease.legalCase.id, firmId: firm.id, status: 'active' })
    const colleague = await build.partnerLawyer(firm)
    await worked({ workedOn: '2026-01-01', minutes: 1 })
    await worked({ workedOn: '2026-03-18', minutes: 2 }, second.id)
    await worked({ minutes: 4 })
    await worked({ minutes: 8 }, null)
    await worked({ minutes: 16, kind: 'training' }, null)
    await worked({ workedOn: '2025-12-31', minutes: 1000 })
    await worked({ workedOn: '2027-01-01', minutes: 1000 })
    await worked({ minutes: 1000, verifiedAt: null })
    await worked({ minutes: 1000, withdrawnAt: new Date('2026-03-11T02:00:00Z') })
    await worked({ minutes: 1000, userId: colleague.id })
    await worked({ minutes: 1000, firmId: (await build.partnerFirm()).id }, null)

    const { body } = await (await as(coordinator)).get(at()).expect(200)
    expect(HoursCertificateAnswer.parse(body)).to.deep.equal(body)
    expect(body.minutes).to.equal(31)
    expect(body.kinds).to.deep.equal([
      { kind: 'matter', minutes: 7, matters: 2 },
      { kind: 'training', minutes: 16, matters: null },
      { kind: 'clinic', minutes: 8, matters: null },
    ])
    const counted = await byHand('2026-01-01', '2026-12-31')
    expect(counted.map(({ kind, minutes }) => `${kind} ${minutes}`).sort()).to.deep.equal(
      body.kinds.map(({ kind, minutes }: { kind: string; minutes: number }) => `${kind} ${minutes}`).sort(),
    )
    const oneDay = await (await as(coordinator)).get(at('?from=2026-03-18&to=2026-03-18')).expect(200)
    expect(oneDay.body.minutes).to.equal(2)
  })

  it('is the same for the lawyer, the coordinator, the manager and the director', async () => {
    await worked()
    await worked({}, null)
    const people = [lawyer, coordinator, await build.manager(), await build.director()]
    const bodies = []
    for (const person of people) {
      const browser = await as(person)
      bodies.push((await browser.get(at()).expect(200)).body)
      await asPdf(browser, at(`.pdf?${year}`)).expect(200)
    }
    expect(bodies).to.deep.equal(Array(4).fill(bodies[0]))
  })

  it('still counts the work of a matter whose lease has ended', async () => {
    await worked()
    await lease.matter.update({ status: 'closed', closedOn: '2026-03-17' })
    const browser = await as(lawyer)
    expect((await browser.get('/hours').expect(200)).body.items).to.deep.equal([])
    expect((await browser.get(at()).expect(200)).body.kinds).to.deep.equal([
      { kind: 'matter', minutes: 90, matters: 1 },
    ])
  })

  it('names no client, no case and no matter', async () => {
    await worked()
    const { text } = await (await as(coordinator)).get(at()).expect(200)
    for (const secret of [lease.client.fullName, lease.client.reference, lease.legalCase.reference])
      expect(text).to.not.include(secret)
    expect(text).to.not.include(lease.matter.reference).and.not.include(lease.matter.id)
  })

  it('does not count what a wall hides from whoever draws it up', async () => {
    await worked()
    await worked({ minutes: 30 }, null)
    const manager = await build.manager()
    await build.wall({ caseId: lease.legalCase.id, userId: manager.id })
    expect((await (await as(manager)).get(at()).expect(200)).body.minutes).to.equal(30)
    expect((await (await as(coordinator)).get(at()).expect(200)).body.minutes).to.equal(120)
  })

  it('comes as a page with its number, and the log knows the number', async () => {
    await worked()
    const browser = await as(coordinator)
    const { code } = (await browser.get(at()).expect(200)).body
    expect(code).to.match(/^HC-.{4}-.{4}$/)
    const { body, headers } = await asPdf(browser, at(`.pdf?${year}`)).expect(200)
    expect(headers['content-disposition']).to.equal(`inline; filename="certificate-${code}.pdf"`)
    expect(look(body as Buffer).pages).to.equal(1)
    expect(look(body as Buffer).says(code)).to.equal(true)
    const entries = await AuditEntry.findAll({ order: ['seq'] })
    expect(entries.map(({ action, subject, subjectId }) => [action, subject, subjectId])).to.deep.equal(
      Array(2).fill(['certificate.made', 'User', lawyer.id]),
    )
    expect(JSON.parse(entries[1]?.details ?? '')).to.deep.equal({ records: [firm.id], outcome: code })
  })

  it('has another number for namesakes with the same hours', async () => {
    const namesake = await build.user(['partner_lawyer'], {
      firmId: firm.id,
      displayName: lawyer.displayName,
    })
    await worked()
    await worked({ userId: namesake.id })
    const browser = await as(coordinator)
    const [one, other] = [await browser.get(at()), await browser.get(at(`?${year}`, namesake))]
    expect(one.body).to.deep.equal({ ...other.body, code: one.body.code })
    expect(one.body.code).to.not.equal(other.body.code)
  })

  it('is not made of nothing', async () => {
    await worked({ verifiedAt: null })
    for (const ending of [`?${year}`, `.pdf?${year}`]) {
      const { detail } = await refused(coordinator, 404, ['get', at(ending)])
      expect(detail).to.match(/No time of this period is verified/)
    }
  })

  it('refuses a period that ends before it starts, and one that is none', async () => {
    await worked()
    for (const [query, pointer] of [
      ['from=2026-03-02&to=2026-03-01', '/to'],
      ['from=2026-02-30&to=2026-03-01', '/from'],
      ['from=2026-01-01', '/to'],
    ]) {
      for (const kind of ['?', '.pdf?']) {
        const { errors } = await refused(coordinator, 422, ['get', at(kind + query)])
        expect(errors?.[0]?.pointer).to.equal(pointer)
      }
    }
  })

  it('is drawn up by the firm that somebody left, and not by one where they never were', async () => {
    await worked()
    const other = await build.partnerFirm()
    await Employment.create({
      userId: lawyer.id,
      firmId: firm.id,
      startsOn: '2026-01-01',
      endsOn: '2026-03-17',
    })
    await lawyer.update({ firmId: other.id })
    expect((await (await as(coordinator)).get(at()).expect(200)).body.minutes).to.equal(90)
    await refused(coordinator, 404, ['get', at(`?${year}`, lawyer, other)])
    await refused(await build.coordinator(other), 404, ['get', at()])
    const { detail } = await refused(await build.coordinator(other), 404, [
      'get',
      at(`?${year}`, lawyer, other),
    ])
    expect(detail).to.match(/No time of this period is verified/)
    await refused(await build.manager(), 404, ['get', at(`?${year}`, coordinator, other)])
  })

  it('is nobody else’s to draw up', async () => {
    await worked()
    const elsewhere = await build.partnerFirm()
    const refusals: [User, number][] = [
      [await build.partnerLawyer(firm), 404],
      [await build.coordinator(elsewhere), 404],
      [await build.partnerLawyer(elsewhere), 404],
      [await build.caseworker(), 403],
      [await build.counsellor(), 404],
      [await build.officer(), 404],
      [await build.administrator(), 404],
    ]
    for (const [person, status] of refusals) {
      for (const ending of [`?${year}`, `.pdf?${year}`]) await refused(person, status, ['get', at(ending)])
    }
    const nobody = { ...lawyer, id: '01999999-9999-7999-8999-999999999999' } as User
    await refused(coordinator, 404, ['get', at(`?${year}`, nobody)])
    await refused(await build.manager(), 404, ['get', at(`?${year}`, await build.caseworker())])
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('shows what would deceive in a name', async () => {
    await lawyer.update({ displayName: 'Amara \u202eokafor' })
    await worked()
    const { body } = await (await as(coordinator)).get(at()).expect(200)
    expect(body.person.name).to.equal('Amara ⟦U+202E⟧okafor')
  })
})
