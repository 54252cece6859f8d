import { expect } from 'chai'
import { barChart } from '../../../reports/layout/chart.ts'
import { closeSheet, openSheet } from '../../../reports/layout/page.ts'
import { look } from './bytes.ts'

describe('a bar chart', () => {
  async function drawn(values: number[]) {
    const sheet = openSheet({ title: 'Chart', lang: 'en', createdAt: new Date(0) })
    const groups = values.map((value, index) => ({
      label: `M${index}`,
      bars: [{ value, text: String(value) }],
    }))
    barChart(sheet, { unit: 'Hours', series: ['2026'], groups, alt: 'Hours by month.' })
    return look(await closeSheet(sheet, 'Footer'))
  }

  it('is a figure that says every value', async () => {
    const pdf = await drawn([3, 5])

    expect(pdf.tags('Figure')).to.equal(1)
    expect(pdf.says('Hours by month. M0: 2026 3. M1: 2026 5')).to.equal(true)
  })

  it('is drawn for zeros, for nothing and for very large values', async () => {
    for (const values of [[0, 0, 0], [], [1e15, 1]]) {
      const pdf = await drawn(values)
      expect(pdf.pages).to.equal(1)
      expect(pdf.source).to.not.include('NaN')
    }
  })
})
