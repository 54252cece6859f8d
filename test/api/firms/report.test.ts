import { expect } from 'chai'
import type { Response } from 'supertest'
import { FiguresAnswer } from '../../../api/firms/figures.ts'
import { readCsv } from '../../../formats/csv.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import type { Firm } from '../../../models/Firm.ts'
import { look } from '../../reports/layout/bytes.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

describe('the renewal report', () => {
  let firm: Firm
  let manager: Browser
  const at = (ending = '', year = 2026) => `/firms/${firm.id}/partnerships/${year}/renewal-report${ending}`
  const asFile = (browser: Browser, ending = '.pdf') =>
    browser
      .get(at(ending))
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(null, Buffer.concat(parts)))
      })

  beforeEach(async () => {
    firm = await build.partnerFirm({ name: 'Ashworth \u202eLLP' })
    manager = await as(await build.manager())
  })

  it('comes as a document that names no client', async () => {
    const answer: Response = await asFile(manager).expect(200)
    expect(answer.headers['content-type']).to.equal('application/pdf')
    expect(answer.headers['content-disposition']).to.equal('inline; filename="renewal-report-2026.pdf"')
    expect(answer.headers['cache-control']).to.equal('no-store')
    const pdf = look(answer.body as Buffer)
    expect(pdf.header).to.match(/^%PDF/)
    expect(pdf.pages).to.be.within(3, 6)
  })

  it('comes as a table for a spreadsheet: each code of the figures, with no formula in a name', async () => {
    await firm.update({ name: '=HYPERLINK("http://x")' })
    const answer: Response = await asFile(manager, '.csv').expect(200)
    expect(answer.headers['content-type']).to.equal('text/csv; charset=utf-8')
    const text = (answer.body as Buffer).toString('utf8')
    expect(text).to.match(/^\ufeff"firm","code","by","unit","period","period_is"/)
    expect(text).to.include(`"'=HYPERLINK(`)
    const { table, faults } = readCsv(answer.body as Buffer)
    expect(faults).to.deep.equal([])
    const { body } = await manager.get(at()).expect(200)
    const codes = new Set(table.rows.map(({ cells }) => cells.code))
    for (const code of ['renewal.lawyers', 'renewal.pledge', 'renewal.closed', 'referrals.sent'])
      expect(codes).to.include(code)
    const line = table.rows.find(({ cells }) => cells.code === 'renewal.pledge')?.cells ?? {}
    expect(Object.values(line).slice(2, 6)).to.deep.equal([
      ...['kind=hours', 'minutes', String(body.pledge.minutesPledged), 'shown'],
    ])
    const entries = await AuditEntry.findAll({ where: { action: 'report.made' } })
    expect(entries).to.have.length(2)
    await asFile(await as(await build.caseworker()), '.csv').expect(403)
    await asFile(await as(await build.coordinator(await build.partnerFirm())), '.csv').expect(404)
    expect(await AuditEntry.count({ where: { action: 'report.made' } })).to.equal(2)
  })

  it('comes as figures that its schema describes', async () => {
    const { body } = await manager.get(at()).expect(200)
    expect(FiguresAnswer.parse(body)).to.deep.equal(body)
    expect(body.firm.name).to.equal('Ashworth ⟦U+202E⟧LLP')
    expect(body.centre.name).to.equal('Harbour Justice Centre')
    expect(body.preparedOn).to.equal('2026-03-18')
  })

  it('comes in Chinese, with the same codes and numbers', async () => {
    const english = (await manager.get(at()).expect(200)).body
    const { body } = await manager.get(at('?language=zh-Hant')).expect(200)
    const { language, definitions, remarks, ...figures } = body
    expect(english).to.deep.include(figures)
    expect([language, definitions[0].code]).to.deep.equal(['zh-Hant', english.definitions[0].code])
    expect(definitions[0].text).to.match(/\p{sc=Han}/u)
    expect(remarks).to.have.length(english.remarks.length)
    const answer: Response = await asFile(manager, '.pdf?language=zh-Hant').expect(200)
    expect(look(answer.body as Buffer).source).to.include('/Lang (zh-Hant)')
    for (const ending of ['?language=fr', '.pdf?language=zh']) await manager.get(at(ending)).expect(422)
  })

  it('is noted with its year each time it is made', async () => {
    await manager.get(at()).expect(200)
    await asFile(manager).expect(200)
    const entries = await AuditEntry.findAll({ order: ['seq'] })
    const noted = entries.map(({ action, subject, subjectId, details }) => [
      action,
      subject,
      subjectId,
      JSON.parse(details),
    ])
    const details = { fields: ['year'], outcome: '2026' }
    expect(noted).to.deep.equal(Array(2).fill(['report.made', 'Firm', firm.id, details]))
  })

  it('is the same for the director, the manager and the firm’s coordinator', async () => {
    await build.lease({ firm })
    const bodies: unknown[] = []
    for (const person of [await build.director(), await build.manager(), await build.coordinator(firm)]) {
      const browser = await as(person)
      await asFile(browser).expect(200)
      bodies.push((await browser.get(at()).expect(200)).body)
    }
    expect(bodies[1]).to.deep.equal(bodies[0])
    expect(bodies[2]).to.deep.equal(bodies[0])
  })

  it('is not made of a year without a signed partnership, and no empty one either', async () => {
    const dates = { startsOn: '2027-01-01', endsOn: '2027-12-31' }
    await build.partnership({ firmId: firm.id, year: 2027, state: 'draft', ...dates })
    for (const year of [2025, 2027]) {
      for (const ending of ['', '.pdf']) {
        const answer = await manager.get(at(ending, year)).expect(404)
        expect(answer.headers['content-type']).to.match(/^application\/problem\+json/)
        expect(answer.body.detail).to.match(/signed no partnership for that year/)
      }
    }
    await manager.get(at('?month=3')).expect(422)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('is read by nobody else', async () => {
    const stranger = await build.coordinator(await build.partnerFirm())
    const foreignLawyer = await build.partnerLawyer(await build.partnerFirm())
    const table: [Browser, number][] = [
      [await as(await build.partnerLawyer(firm)), 403],
      [await as(await build.caseworker()), 403],
      [await as(stranger), 404],
      [await as(foreignLawyer), 404],
      [await as(await build.administrator()), 404],
      [await as(await build.officer()), 404],
      [await as(await build.counsellor()), 404],
      [anyone(), 401],
    ]
    for (const [browser, status] of table) {
      for (const ending of ['', '.pdf']) await browser.get(at(ending)).expect(status)
    }
    expect(await auditVerbs()).to.deep.equal([])
  })
})
