import { expect } from 'chai'
import { barChart, type Chart, lineChart, stackedChart } from '../../../reports/layout/chart.ts'
import { closeSheet, openSheet } from '../../../reports/layout/page.ts'
import { look } from './bytes.ts'
import { needs, overlaps } from './tools.ts'

describe('a chart', () => {
  const kinds = { barChart, stackedChart, lineChart }

  async function drawn(draw: typeof barChart, values: number[], series = ['2026']) {
    const sheet = openSheet({ title: 'Chart', lang: 'en', createdAt: new Date(0) })
    const groups = values.map((value, index) => ({
      label: `M${index}`,
      bars: series.map(() => ({ value, text: String(value) })),
    }))
    const chart: Chart = { unit: 'Hours', series, groups, alt: 'Hours by month.' }
    draw(sheet, chart)
    return closeSheet(sheet, 'Footer')
  }

  for (const [kind, draw] of Object.entries(kinds)) {
    it(`is a figure that says every value: ${kind}`, async () => {
      const pdf = look(await drawn(draw, [3, 5]))

      expect(pdf.tags('Figure')).to.equal(1)
      expect(pdf.says('Hours by month. M0: 2026 3. M1: 2026 5')).to.equal(true)
    })

    it(`is drawn for zeros, for one, for nothing and for very large values: ${kind}`, async () => {
      for (const values of [[0, 0, 0], [7], [], [1e15, 1]]) {
        const pdf = look(await drawn(draw, values))
        expect(pdf.pages).to.equal(1)
        expect(pdf.source).to.not.include('NaN')
      }
    })

    it(`never writes one word over another: ${kind}`, async function () {
      needs(this, 'pdftotext')
      const many = Array.from({ length: 60 }, (_, index) => index * 12_345)
      const names = [
        'Referrals that were answered in time',
        'Torture claim',
        '法律援助',
        'دعم نفسي',
        'Others',
      ]
      for (const values of [many, many.slice(0, 24), many.slice(0, 2)]) {
        expect(overlaps(await drawn(draw, values, names))).to.deep.equal([])
      }
    })
  }
})
