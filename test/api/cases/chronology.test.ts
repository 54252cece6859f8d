import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { ChronologyAnswer } from '../../../api/cases/chronology-schema.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Client } from '../../../models/Client.ts'
import { Draft } from '../../../models/Draft.ts'
import { database, inTransaction } from '../../../models/database.ts'
import { storeFile } from '../../../models/files.ts'
import type { User } from '../../../models/User.ts'
import { look } from '../../reports/layout/bytes.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { pass } from '../../support/house.ts'
import { asPdf } from '../../support/pdf.ts'
import { record, refused, world } from './world.ts'

/** A case of which something happened, something was wrong, and something is due. */
async function busyCase() {
  const w = await world('M03')
  const browser = await as(w.maria)
  const [served = ''] = await record(browser, w.legalCase.id, [
    { stage: 'M04', happenedOn: '2026-03-02', servedOn: '2026-03-02', servedHow: 'hand', proof: 'Letter 12' },
    { stage: 'M05', happenedOn: '2026-03-03' },
  ])
  await browser
    .post(`/cases/${w.legalCase.id}/steps/${served}/correction`)
    .send({
      step: { stage: 'M04', happenedOn: '2026-03-02', servedOn: '2026-03-03', servedHow: 'post' },
      because: 'The postmark says so',
    })
    .expect(201)
  return { ...w, browser, path: `/cases/${w.legalCase.id}/chronology` }
}

async function submitted(matterId: string, by: User, given: object = {}) {
  const file = { name: 'grounds.docx', mediaType: 'application/pdf', bytes: Buffer.from('x') }
  const { id: fileId } = await inTransaction(() => storeFile({ ...file, uploadedBy: by.id }))
  const about = { matterId, fileId, submittedBy: by.id, submittedAt: new Date('2026-03-10T18:00:00Z') }
  await Draft.create({ ...about, number: 1, title: 'Grounds of appeal', state: 'submitted', ...given })
}

const count = async (sql: string, id: string) => {
  const [row] = await database().query<{ n: number }>(sql, { replacements: [id], type: QueryTypes.SELECT })
  return Number(row?.n)
}

describe('the chronology of a case', function (this: Mocha.Suite) {
  this.timeout(60_000)

  it('tells each step with its days, its proof, and who recorded it when', async () => {
    const { browser, path, maria } = await busyCase()
    // Half past one at night in Hong Kong.
    await database().query("UPDATE steps SET created_at = '2026-03-18 17:30:00.000'")
    const { body } = await browser.get(path).expect(200)
    expect(ChronologyAnswer.parse(body)).to.deep.equal(body)
    expect(body.steps.map(({ on, from }: { on: string; from: string }) => [on, from])).to.deep.equal([
      ['2026-03-02', 'Claim made and confirmed'],
      ['2026-03-03', body.steps[0].to],
    ])
    expect(body.steps[0]).to.include({ servedOn: '2026-03-03', servedHow: 'post', track: 'Claim' })
    expect(body.steps[0].recorded).to.deep.equal({ by: maria.displayName, on: '2026-03-19' })
    expect(body.code).to.match(/^CC-.{4}-.{4}$/)
  })

  it('tells a corrected step apart, with the reason and what stands in its place', async () => {
    const { browser, path } = await busyCase()
    const { body } = await browser.get(path).expect(200)
    expect(body.corrected).to.have.length(1)
    expect(body.corrected[0]).to.include({ servedOn: '2026-03-02', because: 'The postmark says so' })
    expect(body.corrected[0].corrected.on).to.equal('2026-03-02')
  })

  it('tells each deadline with its rule, its sum and its source, and the one it replaced', async () => {
    const { browser, path, legalCase } = await busyCase()
    const { body } = await browser.get(path).expect(200)
    const form = body.deadlines.find(({ state }: { state: string }) => state === 'running')
    expect(form.sum).to.match(/^28 days after .* on 3 March 2026/)
    expect(form.rule).to.deep.equal({ id: 'T01', version: 1 })
    expect(form.source).to.not.equal('')
    const all = 'SELECT COUNT(*) AS n FROM deadlines WHERE case_id = ?'
    expect(body.deadlines).to.have.length(await count(all, legalCase.id))
    const replaced = body.deadlines.find(({ state }: { state: string }) => state === 'replaced')
    expect(replaced.movedTo).to.equal(form.lastDay)
  })

  it('for a hearing leaves out who recorded what, what was wrong, and what the centre set itself', async () => {
    const { browser, path, maria } = await busyCase()
    const { body } = await browser.get(`${path}?purpose=hearing`).expect(200)
    expect(ChronologyAnswer.parse(body)).to.deep.equal(body)
    expect(JSON.stringify(body)).to.not.include(maria.displayName).and.not.include('postmark')
    expect(body.corrected).to.deep.equal([])
    expect(body.deadlines.map(({ state }: { state: string }) => state)).to.deep.equal(['running'])
    expect(body.deadlines[0].internalTarget).to.equal(null)
    expect(body.case.lead).to.equal(null)
  })

  it('names the firms that took work on and the drafts that they handed in', async () => {
    const { legalCase, lead, matter, lawyer, firm } = await build.lease()
    await build.matter({ caseId: legalCase.id, firmId: (await build.partnerFirm()).id })
    await submitted(matter.id, lawyer)
    const browser = await as(lead)
    const path = `/cases/${legalCase.id}/chronology`
    const { body } = await browser.get(path).expect(200)
    expect(body.matters.map(({ firm }: { firm: string | null }) => firm)).to.have.members([firm.name, null])
    expect(body.documents).to.deep.equal([
      {
        on: '2026-03-11',
        title: 'Version 1: Grounds of appeal',
        name: 'grounds.docx',
        matter: matter.reference,
        state: 'submitted',
        by: lawyer.displayName,
      },
    ])
    const hearing = await browser.get(`${path}?purpose=hearing`).expect(200)
    expect(hearing.body.matters).to.have.length(1)
    expect(hearing.body.documents).to.deep.equal([])
  })

  it('tells neither notes nor the story, the country of risk, or anybody on the other side', async () => {
    const { browser, path, legalCase } = await busyCase()
    await browser.post(`/cases/${legalCase.id}/notes`).send({ body: 'CANARY note' }).expect(201)
    await browser
      .post(`/cases/${legalCase.id}/parties`)
      .send({ kind: 'adverse-person', name: 'CANARY uncle' })
      .expect(201)
    await legalCase.reload()
    await legalCase.update({ narrative: 'CANARY story', strategy: 'CANARY plan', countryOfRisk: 'ZW' })
    for (const purpose of ['handover', 'hearing']) {
      const answer = await browser.get(`${path}?purpose=${purpose}`).expect(200)
      expect(answer.text).to.not.include('CANARY').and.not.include('ZW')
    }
  })

  it('comes as a document, the same bytes each time, and is noted with its number', async () => {
    const { browser, path, legalCase } = await busyCase()
    const before = await AuditEntry.count()
    const first = await asPdf(browser, `${path}.pdf`).expect(200)
    const again = await asPdf(browser, `${path}.pdf`).expect(200)
    expect(first.headers['content-disposition']).to.equal(
      `inline; filename="chronology-${legalCase.reference}.pdf"`,
    )
    expect((first.body as Buffer).equals(again.body as Buffer)).to.equal(true)
    expect(look(first.body as Buffer).says(`Case chronology ${legalCase.reference}`)).to.equal(true)
    const { code } = (await browser.get(path).expect(200)).body
    const noted = (await AuditEntry.findAll({ order: ['seq'] })).slice(before)
    expect(noted.map(({ action, caseId }) => [action, caseId])).to.deep.equal(
      Array(3).fill(['case.chronology-made', legalCase.id]),
    )
    expect(JSON.parse(noted[0]?.details ?? '')).to.deep.equal({
      fields: ['claim', 'steps', 'dates'],
      records: [legalCase.clientId],
      outcome: `handover ${code}`,
    })
  })

  it('names the glass under which it was read, over the case before one over the client', async () => {
    const { browser, path, legalCase, maria } = await busyCase()
    const behind = { clientId: legalCase.clientId, actorId: maria.id }
    const lastGlass = async () => {
      await browser.get(path).expect(200)
      const [entry] = await AuditEntry.findAll({ order: [['seq', 'DESC']], limit: 1 })
      return JSON.parse(entry?.details ?? '').glass
    }
    const others = { ...behind, caseId: (await build.case()).id, record: 'Case' as const }
    await build.glass(others)
    expect(await lastGlass()).to.equal(undefined)
    const overClient = await build.glass(behind)
    expect(await lastGlass()).to.equal(overClient.id)
    const overCase = await build.glass({ ...others, caseId: legalCase.id })
    expect(await lastGlass()).to.equal(overCase.id)
    pass(15)
    expect(await lastGlass()).to.equal(undefined)
  })

  it('has another number as soon as it says something else', async () => {
    const { browser, path, legalCase } = await busyCase()
    const { code } = (await browser.get(path).expect(200)).body
    await browser
      .post(`/cases/${legalCase.id}/deadlines`)
      .send({ name: 'Bundle', legalLastDay: '2026-05-04', source: 'Directions of the board' })
      .expect(201)
    expect((await browser.get(path).expect(200)).body.code).to.not.equal(code)
  })

  it('shows what would deceive in a name', async () => {
    const { browser, path, legalCase } = await busyCase()
    const client = await Client.findByPk(legalCase.clientId, { rejectOnEmpty: true })
    await client.update({ fullName: 'Amina \u202edlo' })
    expect((await browser.get(path).expect(200)).body.client.name).to.equal('Amina ⟦U+202E⟧dlo')
  })

  it('does not exist for whoever a wall keeps out, and is made by nobody else', async () => {
    const lease = await build.lease()
    const path = `/cases/${lease.legalCase.id}/chronology`
    const director = await build.director()
    const walled = await build.director()
    await build.wall({ caseId: lease.legalCase.id, userId: walled.id })
    await asPdf(await as(director), `${path}.pdf`).expect(200)
    const refusals: [User, number][] = [
      [walled, 404],
      [await build.caseworker(), 403],
      [lease.lawyer, 403],
      [await build.manager(), 403],
      [await build.coordinator(lease.firm), 404],
      [await build.counsellor(), 404],
      [await build.officer(), 404],
      [await build.administrator(), 404],
    ]
    for (const [person, status] of refusals) {
      for (const ending of ['', '.pdf?purpose=hearing']) await refused(person, status, ['get', path + ending])
    }
  })

  it('refuses a purpose that it does not know', async () => {
    const { maria, path } = await busyCase()
    for (const ending of ['', '.pdf']) {
      const { errors } = await refused(maria, 422, ['get', `${path}${ending}?purpose=press`])
      expect(errors?.[0]?.pointer).to.equal('/purpose')
    }
  })
})
