import { expect } from 'chai'
import { longTable } from '../../../reports/layout/long-table.ts'
import { closeSheet, openSheet } from '../../../reports/layout/page.ts'
import { type Row, table } from '../../../reports/layout/table.ts'

describe('a long table', () => {
  const columns = ['Kind', 'What'].map(title => ({ title, weight: 1 }))
  const rows = (length: number): Row[] =>
    Array.from({ length }, (_, index) => ({ cells: [`Sort ${index}`, 'Something'] }))
  const open = () => openSheet({ title: 'Table', lang: 'en', createdAt: new Date(0) })

  it('has the same bytes as one that is drawn at once', async () => {
    const [slow, fast] = [open(), open()]
    await longTable(slow, columns, rows(100))
    table(fast, columns, rows(100))
    expect((await closeSheet(slow, 'Footer')).equals(await closeSheet(fast, 'Footer'))).to.equal(true)
  })

  it('says like any other that it has no rows', async () => {
    const sheet = open()
    await longTable(sheet, columns, [], 'Nobody')
    expect((await closeSheet(sheet, 'Footer')).toString('latin1').match(/\/S \/TR/g)).to.have.length(2)
  })

  it('lets what else is to be done through at every page', async () => {
    const sheet = open()
    let turns = 0
    const count = () => {
      turns++
      waiting = setImmediate(count)
    }
    let waiting = setImmediate(count)
    await longTable(sheet, columns, rows(200))
    clearImmediate(waiting)
    const { count: pages } = sheet.pdf.bufferedPageRange()
    expect(pages).to.be.above(4)
    expect(turns).to.be.at.least(pages - 1)
  })
})
