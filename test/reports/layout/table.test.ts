import { expect } from 'chai'
import { closeSheet, openSheet } from '../../../reports/layout/page.ts'
import { type Row, table } from '../../../reports/layout/table.ts'
import { look } from './bytes.ts'

describe('a table', () => {
  const columns = [
    { title: 'Kind', weight: 3 },
    { title: '2026', weight: 1, align: 'right' as const },
  ]

  async function drawn(rows: Row[]) {
    const sheet = openSheet({ title: 'Table', lang: 'en', createdAt: new Date(0) })
    table(sheet, columns, rows)
    return look(await closeSheet(sheet, 'Footer'))
  }

  it('names its columns and rows for a screen reader', async () => {
    const pdf = await drawn([{ cells: ['Appeal', '7'] }, { cells: ['All', '7'], strong: true }])

    expect(pdf.tags('Table')).to.equal(1)
    expect(pdf.tags('TR')).to.equal(3)
    expect(pdf.tags('TH')).to.equal(4)
    expect(pdf.tags('TD')).to.equal(2)
  })

  it('goes on over pages and repeats its head outside the reading order', async () => {
    const pdf = await drawn(Array.from({ length: 80 }, (_, index) => ({ cells: [`Kind ${index}`, '7'] })))

    expect(pdf.pages).to.equal(3)
    expect(pdf.tags('TR')).to.equal(81)
  })
})
