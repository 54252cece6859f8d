import { expect } from 'chai'
import { lineChart } from '../../../reports/layout/chart.ts'
import { heading, title } from '../../../reports/layout/heading.ts'
import { closeSheet, openSheet, type Sheet } from '../../../reports/layout/page.ts'
import { paragraph } from '../../../reports/layout/paragraph.ts'
import { table } from '../../../reports/layout/table.ts'
import { look } from './bytes.ts'
import { ask, needs, textOf } from './tools.ts'

describe('reading a document back', () => {
  const names = [
    'سميرة بنت يوسف',
    'عبد الرحمن المركزي',
    'محترمہ فاطمہ بیگم',
    'ثمينة بختيار پهلوی',
    'آمنة الإسلام',
    'Nguyễn Thị Ánh Đặng',
    'Łukasz Żółć',
    '陳薩米拉',
    '歐陽麵𨋢',
    'Ольга',
  ]

  async function drawn(draw: (sheet: Sheet) => void) {
    const sheet = openSheet({ title: 'Reading', lang: 'en-GB', createdAt: new Date(0) })
    draw(sheet)
    return closeSheet(sheet, {
      words: 'Reading',
      code: 'RF-7K3M-9QX2',
      date: '2026-03-18',
      fingerprint: 'SHA-256 00ff',
    })
  }

  const whole = () =>
    drawn(sheet => {
      title(sheet, { above: 'Above', title: 'سميرة بنت يوسف', below: ['陳薩米拉'] })
      heading(sheet, 'Names')
      for (const name of names) paragraph(sheet, name)
      table(
        sheet,
        [
          { title: 'Kind', weight: 1 },
          { title: 'الاسم', weight: 2 },
        ],
        [{ cells: ['Now', 'سميرة'] }],
      )
      lineChart(sheet, {
        unit: 'Cases',
        series: ['2026'],
        groups: [{ label: 'Jan', bars: [{ value: 1, text: '1' }] }],
        alt: 'Cases.',
      })
    })

  it('finds every name exactly as it was written, whatever was drawn before it', async function () {
    needs(this, 'pdftotext')
    // The program takes one direction for a whole page.
    for (const group of [names.slice(0, 5), names.slice(5)]) {
      const document = await drawn(sheet => group.forEach(name => void paragraph(sheet, name)))
      // A joiner is what readers get for the stroke by which the font lengthens a word.
      const lines = textOf(document)
        .replace(/\u200d/g, '')
        .split('\n')
      for (const name of group) expect(lines.map(line => line.trim())).to.include(name)
    }
  })

  it('finds mixed lines in the order of reading', async function () {
    needs(this, 'pdftotext')
    const lines = [
      'Her name is سميرة بنت يوسف, case CS-7K3M-9QX2, since 2019.',
      'سميرة تعمل مع Harbour Justice Centre منذ عام 2019، والرقم ٣٤٥ معروف.',
    ]
    const text = textOf(await drawn(sheet => lines.forEach(line => void paragraph(sheet, line))))
    expect(text)
      .to.include('Her name is')
      .and.include('سميرة بنت يوسف')
      .and.include('CS-7K3M-9QX2, since 2019.')
    expect(text).to.include('Harbour Justice Centre').and.include('2019').and.include('٣٤٥')
    expect(text).to.not.include('9102').and.not.include('٥٤٣')
  })

  it('stands Arabic letters on the right edge', async function () {
    needs(this, 'pdftotext')
    const words = ask('pdftotext', await drawn(sheet => paragraph(sheet, 'سميرة بنت')), ['-bbox'], ['-'])
    const edges = [...words.matchAll(/xMax="([\d.]+)" yMax="[\d.]+">[^<]*\p{sc=Arabic}/gu)].map(([, edge]) =>
      Number(edge),
    )
    expect(edges).to.have.length(2)
    expect(Math.max(...edges)).to.be.closeTo(595.28 - 58, 1)
  })

  it('has a structure that names its parts, a language and the mark of an accessible document', async function () {
    needs(this, 'pdfinfo')
    const document = await whole()
    const tree = ask('pdfinfo', document, ['-struct'])
    for (const part of ['Document', 'H1', 'H2', 'P ', 'Table', 'TR', 'TH', 'TD', 'Figure']) {
      expect(tree).to.include(part)
    }
    const { source } = look(document)
    expect(source).to.include('/Lang (en-GB)').and.include('<pdfuaid:part>1</pdfuaid:part>')
    expect(source).to.include('/DisplayDocTitle true')
  })

  it('embeds every font, each with the letters that it draws', async function () {
    needs(this, 'pdffonts')
    const fonts = ask('pdffonts', await whole(), [])
      .trim()
      .split('\n')
      .slice(2)
    expect(fonts).to.have.length(5)
    for (const font of fonts) expect(font).to.match(/yes yes yes +\d+ +0$/)
  })

  it('is a sound file', async function () {
    needs(this, 'qpdf')
    expect(ask('qpdf', await whole(), ['--check'])).to.include('No syntax or stream encoding errors')
  })

  it('has at its foot the page, the code, the date and the fingerprint', async function () {
    needs(this, 'pdftotext')
    const text = textOf(await whole())
    expect(text)
      .to.match(/Reading · RF-7K3M-9QX2 · 2026-03-18 Page 1 of 1/)
      .and.include('SHA-256 00ff')
  })

  it('has the same bytes each time', async () => {
    expect((await whole()).equals(await whole())).to.equal(true)
  })
})
