import { expect } from 'chai'
import fc from 'fast-check'
import PDFDocument from 'pdfkit'
import type { Face, Features } from '../../../reports/layout/face.ts'
import { useFont } from '../../../reports/layout/faces.ts'
import { latinFont } from '../../../reports/layout/fonts.ts'
import { closeSheet, openSheet, type Sheet } from '../../../reports/layout/page.ts'
import { paragraph } from '../../../reports/layout/paragraph.ts'
import { needs, textOf } from './tools.ts'

const open = () => openSheet({ title: 'Fonts', lang: 'en', createdAt: new Date(0) })

function write(sheet: Sheet, lines: string[]): Sheet {
  for (const line of lines) paragraph(sheet, line)
  return sheet
}

const drawn = (lines: string[]) => closeSheet(write(open(), lines), 'Footer')

/** What PDFKit draws with, which its types do not say. */
const faceOf = (pdf: PDFKit.PDFDocument) => (pdf as unknown as { _font: { font: Face } })._font.font

describe('the fonts of documents', () => {
  // The two first letters of each are drawn by one glyph: a radical and the word that it is, two writings of a dot.
  const one = ['\u5c22\u00b7 陳大文', 'Nguyễn Thị Ánh', 'سميرة', '5 µm']
  const other = ['\u2f2a\u30fb 大陳', 'a\u00a0b', 'سم مس', 'Te To']

  it('give the same bytes whatever was drawn before', async () => {
    const first = await drawn(one)
    const between = await drawn(other)
    expect((await drawn(one)).equals(first)).to.equal(true)
    expect((await drawn(other)).equals(between)).to.equal(true)
  })

  it('give the same bytes while another document is drawn beside', async () => {
    const [left, right] = [open(), open()]
    for (const index of [0, 1, 2, 3]) {
      write(left, one.slice(index, index + 1))
      write(right, other.slice(index, index + 1))
    }
    const [a, b] = await Promise.all([closeSheet(left, 'Footer'), closeSheet(right, 'Footer')])
    expect(a.equals(await drawn(one))).to.equal(true)
    expect(b.equals(await drawn(other))).to.equal(true)
  })

  it('let each document be copied with the letters that it was written with', async function () {
    needs(this, 'pdftotext')
    const [word, radical] = [textOf(await drawn(['\u5c22'])), textOf(await drawn(['\u2f2a']))]
    expect([word.trim().charAt(0), radical.trim().charAt(0)]).to.deep.equal(['\u5c22', '\u2f2a'])
  })

  it('are parsed once for all documents', () => {
    const parsed = [open(), open()].map(({ pdf }) => {
      useFont(pdf, latinFont('regular'))
      return Object.getPrototypeOf(faceOf(pdf))
    })
    expect(parsed[0]).to.have.property('postscriptName', 'NotoSans-Regular')
    expect(parsed[0]).to.equal(parsed[1])
  })

  for (const weight of ['regular', 'strong'] as const) {
    it(`lay Latin text out as the font engine does with the whole of it, ${weight}`, function () {
      this.timeout(60_000)
      const { pdf } = open()
      useFont(pdf, latinFont(weight))
      const ours = faceOf(pdf)
      const engine = faceOf(new PDFDocument({ autoFirstPage: false, font: latinFont(weight) }))
      const word = fc.stringMatching(
        /^[ -~\u00a0-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2013\u2018-\u201d\u2026]{1,14}$/,
      )
      const usual = fc.stringMatching(/^[AVTWYLPFafijltvwyo.,'"0-9 -]{1,14}$/)
      const off = fc.constantFrom<Features | undefined>(undefined, { ccmp: false })
      fc.assert(
        fc.property(fc.oneof(word, usual), off, (text, features) => {
          const [mine, whole] = [ours, engine].map(face => face.layout(text, features && { ...features }))
          expect(mine?.glyphs.map(({ id }) => id)).to.deep.equal(whole?.glyphs.map(({ id }) => id))
          expect(mine?.positions.map(place => ({ ...place }))).to.deep.equal(
            whole?.positions.map(place => ({ ...place })),
          )
          expect(mine?.advanceWidth).to.equal(whole?.advanceWidth)
        }),
        { numRuns: 400 },
      )
    })
  }
})
