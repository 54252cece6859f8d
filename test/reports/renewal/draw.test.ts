import { expect } from 'chai'
import { draw } from '../../../reports/renewal/draw.ts'
import { voiceOf } from '../../../reports/renewal/wording.ts'
import { look } from '../layout/bytes.ts'
import { needs, textOf } from '../layout/tools.ts'
import { example, quietYear } from './example.ts'

describe('drawing a renewal report', () => {
  it('makes a tagged document with a page or two for each of its parts, and its fonts inside', async () => {
    const pdf = look(await draw(example()))

    expect(pdf.header).to.equal('%PDF-1.7')
    expect(pdf.pages).to.be.within(5, 7)
    expect(pdf.fonts).to.equal(2)
    expect(pdf.source).to.include('/Marked true').and.include('/Lang (en-GB)')
    expect(pdf.tags('H1')).to.equal(1)
    expect(pdf.tags('Figure')).to.equal(2)
    expect(pdf.tags('Table')).to.equal(12)
  })

  it('gives the same bytes for the same figures', async () => {
    expect((await draw(example())).equals(await draw(example()))).to.equal(true)
  })

  it('is drawn in Chinese, and the words come out of it as they went in', async function () {
    needs(this, 'pdftotext')
    const bytes = await draw(example(), 'zh-Hant')
    expect(bytes.equals(await draw(example(), 'zh-Hant'))).to.equal(true)
    expect(look(bytes).source).to.include('/Lang (zh-Hant)')
    const text = textOf(bytes)
    const { words } = voiceOf('zh-Hant')
    for (const said of [
      words.outcomes.heading,
      words.hoursByGrade.heading,
      words.phases.appeal,
      words.helped.explained,
      words.figures['renewal.steps'],
      '第1頁，共',
    ])
      expect(text.replace(/\s/g, ''), said).to.include(said.replace(/\s/g, ''))
  })

  it('names no machine and dates itself by the figures', async () => {
    const pdf = look(await draw(example()))

    expect(pdf.source).to.include('(D:20270115000000Z)')
    expect(pdf.source).to.not.match(/PDFKit|node_modules/)
  })

  it('embeds a Chinese font only when there is a Chinese name', async () => {
    const firm = { name: '安信律師事務所 Nguyễn & Co', offices: ['香港'] }

    expect(look(await draw(example({ firm }))).fonts).to.equal(4)
  })

  it('holds a firm name of four hundred characters', async () => {
    const firm = { name: 'Ashworth Lindqvist '.repeat(22).slice(0, 400), offices: [] }

    expect(look(await draw(example({ firm }))).pages).to.be.within(5, 7)
  })

  it('passes no turning characters on, not even in the title', async () => {
    const firm = { name: 'Okafor \u202ePLL\u202c', offices: [] }
    const pdf = look(await draw(example({ firm })))

    expect(pdf.says('Okafor PLL')).to.equal(true)
    expect(pdf.says('\u202ePLL')).to.equal(false)
  })

  it('says in words that nothing was recorded, without a chart', async () => {
    const pdf = look(await draw(quietYear()))

    expect(pdf.tags('Figure')).to.equal(0)
    expect(pdf.pages).to.be.within(3, 5)
  })

  it('leaves last year out in the first year of a partnership', async () => {
    const first = look(await draw(example({ lastPeriod: null })))

    expect(first.says('Jan: 2026 25.5. Feb')).to.equal(true)
  })

  it('has a code below every figure, in a full year and in one of nothing', async function () {
    needs(this, 'pdftotext')
    for (const figures of [example(), quietYear(), { ...quietYear(), lastPeriod: null }]) {
      const words = voiceOf('en').words
      const text = textOf(await draw(figures)).replace(/\s+/g, ' ')
      const before = text.slice(0, text.indexOf(words.definitions.heading))
      for (const code of Object.keys(words.figures)) {
        // Where nothing follows, no proposal is made.
        if (code === 'renewal.proposal' && figures.proposal === null) continue
        expect(before, code).to.match(new RegExp(`Code: [^:]*\\b${code}\\b`))
      }
    }
  })

  it('shows no hours for months that had not begun, and says on the first page that the year runs', async function () {
    needs(this, 'pdftotext')
    const year = example()
    const minutesByMonth = year.minutesByMonth.map((one, at) => (at < 10 ? one : { ...one, minutes: 0 }))
    const given = minutesByMonth.reduce((sum, { minutes }) => sum + minutes, 0)
    const text = textOf(
      await draw({
        ...year,
        minutesByMonth,
        minutesByGrade: [
          { grade: 'partner', months: minutesByMonth.map(({ minutes }) => minutes), lastYearMinutes: 16800 },
        ],
        totals: { ...year.totals, minutes: { ...year.totals.minutes, thisYear: given } },
        preparedOn: '2026-11-10',
      }),
    )
    expect(text).to.match(/2026 25\.5 .* 31\.8 0\.0 –\n/)
    const [first = ''] = text.split('\f')
    expect(first).to.include('it runs until 31 December 2026')
  })

  it('says that letters are missing which its fonts cannot draw', async function () {
    needs(this, 'pdftotext')
    const firm = { name: 'श्रेष्ठ LLP', offices: [] }
    const text = textOf(await draw(example({ firm })))
    expect(text).to.include('[in Devanagari script] LLP').and.include('their place is marked')
    expect(textOf(await draw(example()))).to.not.include('their place is marked')
  })

  it('never calls a share that is more than nothing 0%', async function () {
    needs(this, 'pdftotext')
    const lawyers = { thisYear: { value: 1000 }, lastYear: { value: 7 } }
    const text = textOf(await draw(example({ lawyers })))
    expect(text).to.match(/Share with ten hours or more <1%/)
  })

  it('refuses figures from which a masked count can be worked out', async () => {
    const [told] = await Promise.allSettled([
      draw(
        example({
          mattersByKind: [
            { code: 'Appeal', thisYear: { value: 24 }, lastYear: { value: 21 } },
            { code: 'Judicial review', thisYear: { masked: true }, lastYear: { value: 0 } },
          ],
        }),
      ),
    ])

    expect(told.status).to.equal('rejected')
  })
})
