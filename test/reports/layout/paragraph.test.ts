import { expect } from 'chai'
import { closeSheet, openSheet } from '../../../reports/layout/page.ts'
import { paragraph } from '../../../reports/layout/paragraph.ts'
import { look } from './bytes.ts'

describe('a paragraph', () => {
  async function drawn(text: string) {
    const sheet = openSheet({ title: 'Paragraph', lang: 'en', createdAt: new Date(0) })
    paragraph(sheet, text)
    return look(await closeSheet(sheet, 'Footer'))
  }

  it('goes on over pages and stays one paragraph', async () => {
    const pdf = await drawn('A matter that the firm held. '.repeat(600))

    expect(pdf.pages).to.be.above(2)
    expect(pdf.tags('P')).to.equal(1)
  })

  it('leaves nothing behind when it says nothing', async () => {
    const pdf = await drawn('')

    expect(pdf.tags('P')).to.equal(0)
  })
})
