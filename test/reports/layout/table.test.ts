import { expect } from 'chai'
import { closeSheet, openSheet } from '../../../reports/layout/page.ts'
import { type Row, table } from '../../../reports/layout/table.ts'
import { look } from './bytes.ts'
import { needs, peakOf, textOf } from './tools.ts'

describe('a table', () => {
  const columns = [
    { title: 'Kind', weight: 3 },
    { title: '2026', weight: 1, align: 'right' as const },
  ]

  const rows = (length: number): Row[] =>
    Array.from({ length }, (_, index) => ({ cells: [`Sort ${index}`, '7'] }))

  async function drawn(rows: Iterable<Row>) {
    const sheet = openSheet({ title: 'Table', lang: 'en', createdAt: new Date(0) })
    table(sheet, columns, rows)
    return closeSheet(sheet, 'Footer')
  }

  it('names its columns and rows for a screen reader', async () => {
    const pdf = look(await drawn([{ cells: ['Appeal', '7'] }, { cells: ['All', '7'], strong: true }]))

    expect(pdf.tags('Table')).to.equal(1)
    expect(pdf.tags('TR')).to.equal(3)
    expect(pdf.tags('TH')).to.equal(4)
    expect(pdf.tags('TD')).to.equal(2)
  })

  it('goes on over pages and repeats its head outside the reading order', async () => {
    const pdf = look(await drawn(rows(80)))

    expect(pdf.pages).to.equal(3)
    expect(pdf.tags('TR')).to.equal(81)
    expect(pdf.source.match(/\/Scope \/Column/g)).to.have.length(2)
    expect(pdf.source.match(/\/Scope \/Row/g)).to.have.length(80)
    // Two heads that are repeated and three feet of pages.
    expect(pdf.drawn().match(/\/Artifact <<\n\/Type \/Pagination/g)).to.have.length(5)
  })

  it('says in a row that it has none', async () => {
    const pdf = look(await drawn([]))

    expect(pdf.tags('TR')).to.equal(2)
    expect(pdf.tags('TD')).to.equal(1)
  })

  it('goes on over the page with a row that is taller than one', async function () {
    needs(this, 'pdftotext')
    const words = Array.from({ length: 1500 }, (_, index) => `word${index}`)
    const document = await drawn([{ cells: [words.join(' '), '7'] }, { cells: ['After', '8'] }])
    const text = textOf(document)

    expect(look(document).tags('TR')).to.equal(3)
    for (const word of [...words, 'After']) expect(text).to.include(word)
    expect(text.match(/^\f? *Kind 2026/gm)).to.have.length(look(document).pages)
  })

  it('draws thousands of rows, given one by one, with its head on every page', async function () {
    this.timeout(30_000)
    needs(this, 'pdftotext')
    const document = await drawn(rows(3000).values())
    const { pages } = look(document)

    expect(pages).to.be.above(80)
    expect(textOf(document).match(/^\f? *Kind 2026/gm)).to.have.length(pages)
    expect(textOf(document).match(/^\f? *Sort \d+ 7$/gm)).to.have.length(3000)
  })

  it('draws ten thousand rows in less than 300 MB', function () {
    this.timeout(180_000)
    const peak = peakOf(`
      const { closeSheet, openSheet } = await import('./reports/layout/page.ts')
      const { table } = await import('./reports/layout/table.ts')
      const columns = ['Kind', 'What', 'Who', 'When'].map(title => ({ title, weight: 1 }))
      const row = { cells: ['Opened', 'Something that happened', 'Maria Castellan', '2026-03-18'] }
      const sheet = openSheet({ title: 'Table', lang: 'en', createdAt: new Date(0) })
      table(sheet, columns, Array.from({ length: 10_000 }, () => row))
      await closeSheet(sheet, 'Footer')
    `)
    expect(peak).to.be.above(50).and.below(300)
  })
})
