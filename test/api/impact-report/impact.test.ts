import { expect } from 'chai'
import type { Response } from 'supertest'
import { ImpactAnswer } from '../../../api/impact-report/schema.ts'
import { readCsv } from '../../../formats/csv.ts'
import { look } from '../../reports/layout/bytes.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const period = '?from=2026-01-01&to=2026-03-31'

describe('the impact report', () => {
  let manager: Browser
  const asFile = (browser: Browser, ending: string, more = '') =>
    browser
      .get(`/impact-report${ending}${period}${more}`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(null, Buffer.concat(parts)))
      })

  beforeEach(async () => {
    manager = await as(await build.manager())
  })

  it('comes as figures that its schema describes, beside the period before', async () => {
    const createdAt = new Date('2026-03-01T00:00:00Z')
    for (let n = 0; n < 7; n++) await build.case({ openedOn: '2026-02-01', createdAt })
    for (let n = 0; n < 3; n++) await build.case({ openedOn: '2025-12-01', createdAt })
    const { body } = await manager.get(`/impact-report${period}`).expect(200)
    expect(ImpactAnswer.parse(body)).to.deep.equal(body)
    expect(body.before).to.deep.equal({ from: '2025-10-01', to: '2025-12-31' })
    const rows = body.sections.flatMap((section: { rows: { code: string }[] }) => section.rows)
    const of = (code: string) => rows.find((row: { code: string }) => row.code === code)
    expect(of('cases.carried-over').now).to.deep.equal({ masked: true })
    // Of the four numbers of cases, two pairs have one whole: hiding one alone would tell it.
    const shown = ['cases.opened', 'cases.closed', 'cases.open-at-end'].filter(
      code => 'value' in of(code).now,
    )
    expect(shown.length).to.be.lessThan(3)
    expect(JSON.stringify(body)).to.not.include('"value":3')
  }).timeout(120_000)

  it('comes as a document, the same bytes for the same world, and as a table without formulas', async () => {
    const first: Response = await asFile(manager, '.pdf').expect(200)
    const again: Response = await asFile(manager, '.pdf').expect(200)
    expect(first.headers['content-type']).to.equal('application/pdf')
    expect((first.body as Buffer).equals(again.body as Buffer)).to.equal(true)
    const pdf = look(first.body as Buffer)
    expect([pdf.header, pdf.tags('H1')]).to.deep.equal(['%PDF-1.7', 1])

    const table: Response = await asFile(manager, '.csv').expect(200)
    const lines = (table.body as Buffer).toString('utf8').split('\r\n')
    expect(lines[0]).to.match(/^\ufeff"section","code","unit","by","period","period_is","before"/)
    const none = '"people","people.reached","people","",0,"shown",0,"shown"'
    const spans = '"2026-01-01","2026-03-31","2025-10-01","2025-12-31"'
    const line = lines.find(one => one.startsWith('"people","people.reached","people",""'))
    expect(line).to.match(new RegExp(`^${none},${spans},"2026-03-18T[^"]+",4,"Each person`))
    expect(await auditVerbs()).to.deep.equal(Array(3).fill('report.made'))
  }).timeout(120_000)

  it('tells in its table a small number from one that is hidden for its sake, and leaves both empty', async () => {
    const createdAt = new Date('2026-03-01T00:00:00Z')
    for (let n = 0; n < 7; n++) await build.case({ openedOn: '2026-02-01', createdAt })
    for (let n = 0; n < 3; n++) await build.case({ openedOn: '2025-12-01', createdAt })
    const table: Response = await asFile(manager, '.csv').expect(200)
    const rows = readCsv(table.body as Buffer).table.rows.map(({ cells }) => Object.values(cells))
    const state = new Map(rows.map(row => [`${row[1]} ${row[3]}`, row.slice(4, 6)]))
    expect(state.get('cases.carried-over ')).to.deep.equal(['', '1 to 4'])
    expect([...state.values()].map(([, shown]) => shown)).to.include('not shown')
    for (const [number, shown] of state.values()) expect(number === '', shown).to.equal(shown !== 'shown')
  })

  it('comes in Chinese where that is asked for: the document, and what its figures count', async () => {
    const { body } = await manager.get(`/impact-report${period}&language=zh-Hant`).expect(200)
    expect(ImpactAnswer.parse(body)).to.deep.equal(body)
    expect(body.language).to.equal('zh-Hant')
    for (const { code, text } of body.definitions) expect(text, code).to.match(/\p{sc=Han}/u)
    const file: Response = await asFile(manager, '.pdf', '&language=zh-Hant').expect(200)
    expect(look(file.body as Buffer).source).to.include('/Lang (zh-Hant)')
    await manager.get(`/impact-report${period}&language=fr`).expect(422)
  }).timeout(120_000)

  it('tells what was known when a day was over', async () => {
    await build.case({ openedOn: '2026-02-01', createdAt: new Date('2026-03-10T15:59:59.999Z') })
    for (let n = 0; n < 5; n++)
      await build.case({ openedOn: '2026-02-01', createdAt: new Date('2026-03-11T01:00:00Z') })
    const openedAt = async (asAt: string) => {
      const { body } = await manager.get(`/impact-report${period}&asAt=${asAt}`).expect(200)
      const rows = body.sections.flatMap((section: { rows: { code: string }[] }) => section.rows)
      return [body.asAt, rows.find((row: { code: string }) => row.code === 'people.reached').now]
    }
    expect(await openedAt('2026-03-09')).to.deep.equal(['2026-03-09T16:00:00.000Z', { value: 0 }])
    expect(await openedAt('2026-03-10')).to.deep.equal(['2026-03-10T16:00:00.000Z', { masked: true }])
    expect((await openedAt('2026-03-11'))[1]).to.deep.equal({ value: 6 })
    for (const asAt of ['2026-03-18', '2027-01-01', 'soon'])
      await manager.get(`/impact-report${period}&asAt=${asAt}`).expect(422)
  })

  it('is refused for a period that ends before it begins, and to whom does not count', async () => {
    const { body } = await manager.get('/impact-report?from=2026-03-31&to=2026-01-01').expect(422)
    expect(body.errors[0].pointer).to.equal('/to')
    for (const query of ['', '?from=2026-01-01', `${period}&by=firm`])
      await manager.get(`/impact-report${query}`).expect(422)
    const firm = await build.partnerFirm()
    const others = [
      [await as(await build.caseworker()), 403],
      [await as(await build.coordinator(firm)), 403],
      [await as(await build.partnerLawyer(firm)), 403],
      [await as(await build.officer()), 403],
      [anyone(), 401],
    ] as const
    for (const ending of ['', '.pdf', '.csv'])
      for (const [browser, status] of others)
        await browser.get(`/impact-report${ending}${period}`).expect(status)
    expect(await auditVerbs()).to.deep.equal([])
  })
})
