import { expect } from 'chai'
import ExcelJS from 'exceljs'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { hoursOf, refused, world } from '../matters/world.ts'

describe('hours in a file', () => {
  it('are the rows of the list, whatever page they stand on', async () => {
    const w = await world()
    for (let day = 1; day <= 9; day++) await hoursOf(w, { workedOn: `2026-03-0${day}` })
    await hoursOf(w, { workedOn: '2026-03-09', minutes: 5, withdrawnAt: new Date() })
    const coordinator = await as(w.coordinator)
    const { text, headers } = await coordinator.get('/hours.csv?from=2026-03-02&sort=workedOn').expect(200)
    const lines = text.trim().split('\r\n')
    expect(lines.length).to.equal(9)
    expect(lines[0]).to.contain('"Day","Counted in","Firm","Lawyer"')
    expect(lines[1]).to.contain(`"2026-03-02","2026-03","${w.firm.name}","${w.lawyer.displayName}"`)
    expect(lines[1]).to.contain(`"${w.matter.reference}","drafting",90`)
    expect(headers['content-disposition']).to.contain('attachment; filename="hours.csv"')
    expect(headers['content-type']).to.contain('text/csv')
    const entry = await AuditEntry.findOne({ rejectOnEmpty: true })
    expect([entry.action, JSON.parse(entry.details)]).to.deep.equal(['hours.exported', { outcome: '8' }])
  })

  it('stand in a workbook as texts, dates and numbers, and run nothing', async () => {
    const w = await world()
    await w.lawyer.update({ displayName: '=HYPERLINK("http://example.org")' })
    await hoursOf(w)
    const director = await as(w.director)
    const answer = await director.get('/hours.xlsx').responseType('blob').expect(200)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(answer.body)
    const row = book.worksheets[0]?.getRow(2)
    expect(row?.getCell(1).value).to.deep.equal(new Date('2026-03-02T00:00:00Z'))
    expect(row?.getCell(4).value).to.equal('=HYPERLINK("http://example.org")')
    expect(row?.getCell(9).value).to.equal(90)
    const { text } = await director.get('/hours.csv').expect(200)
    expect(text).to.contain(`"'=HYPERLINK(""http://example.org"")"`)
  })

  it('show each reader theirs: no other firm’s, none behind a wall', async () => {
    const w = await world()
    await hoursOf(w)
    const rows = async (person: 'otherCoordinator' | 'lawyer' | 'coordinator' | 'manager') =>
      (await (await as(w[person])).get('/hours.csv').expect(200)).text.trim().split('\r\n').length - 1
    expect(await rows('lawyer')).to.equal(1)
    expect(await rows('otherCoordinator')).to.equal(0)
    await build.wall({ caseId: w.legalCase.id, userId: w.coordinator.id })
    expect(await rows('coordinator')).to.equal(0)
    expect(await rows('manager')).to.equal(1)
  })

  it('hold no note', async () => {
    const w = await world()
    await hoursOf(w, { id: '0190a0a0-0000-7000-8000-00000000000a', note: 'A long talk with her sister' })
    const { text } = await (await as(w.lawyer)).get('/hours.csv').expect(200)
    expect(text).to.contain('0190a0a0').and.not.contain('sister')
  })

  it('are refused to who reads no hours, and to bad questions', async () => {
    const w = await world()
    for (const file of ['hours.csv', 'hours.xlsx']) {
      const officer = await as(w.officer)
      await refused(403, () => officer.get(`/${file}`))
      const lead = await as(w.lead)
      for (const query of ['limit=5', 'from=x', 'sort=minutes', 'firmId=x']) {
        await refused(422, () => lead.get(`/${file}?${query}`))
      }
    }
    expect(await auditVerbs()).to.deep.equal([])
  })
})
